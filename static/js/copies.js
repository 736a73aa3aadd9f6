/* Keeps a copy of what is being typed in this browser, and offers it back after a lost connection or a closed tab. */
const PREFIX = "reelive copy ";
const KEPT = "form[data-kept-copy]";
const FIELDS = "textarea[name], input[type=text][name]";
const WAIT = 400; // milliseconds after the last letter

const nameOf = (form) => PREFIX + form.dataset.keptCopy;
const fieldsOf = (form) => [...form.querySelectorAll(FIELDS)];
const textOf = (form) => Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
const keyOf = (form) => form.querySelector("[name=key]")?.value;

function copies() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return []; // a browser that keeps nothing
  }
}

function keep(form) {
  const typed = form.querySelector("textarea").value;
  try {
    if (typed.trim() === "") localStorage.removeItem(nameOf(form));
    else localStorage.setItem(nameOf(form), JSON.stringify({ key: keyOf(form), fields: textOf(form) }));
  } catch {
    // no room, or not allowed: the page works as without this script
  }
}

function offer(form) {
  const copy = JSON.parse(localStorage.getItem(nameOf(form)) ?? "null");
  const box = form.querySelector("[data-copy-found]");
  if (!copy || !box || copy.fields.body === textOf(form).body) return;
  box.hidden = false;
  box.querySelector("[data-copy-take]").onclick = () => {
    for (const field of fieldsOf(form)) field.value = copy.fields[field.name] ?? field.value;
    form.querySelector("textarea").dispatchEvent(new Event("input", { bubbles: true }));
    form.querySelector("textarea").focus();
    box.hidden = true;
  };
  box.querySelector("[data-copy-drop]").onclick = () => {
    localStorage.removeItem(nameOf(form));
    form.querySelector("textarea").focus();
    box.hidden = true;
  };
}

/* The server names the form that it has stored; its copy has done its work. */
function dropStored() {
  const stored = document.cookie.match(/(?:^|; )stored=([\w-]+)/)?.[1];
  if (!stored) return;
  for (const name of copies()) if (localStorage.getItem(name).includes(stored)) localStorage.removeItem(name);
  document.cookie = "stored=; max-age=0; path=/";
}

let waiting;
document.addEventListener("input", (event) => {
  const form = event.target.closest?.(KEPT);
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(keep, WAIT, form);
});

document.addEventListener("submit", ({ target }) => {
  clearTimeout(waiting);
  if (target.matches(KEPT)) keep(target);
  if (target.matches("form[action$='/logout/']")) for (const name of copies()) localStorage.removeItem(name);
});

dropStored();
document.addEventListener("htmx:afterRequest", dropStored);
for (const form of document.querySelectorAll(KEPT)) offer(form);
document.addEventListener("htmx:load", ({ detail }) => detail.elt.querySelectorAll(KEPT).forEach(offer));
