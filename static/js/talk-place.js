/* What a talk would open on another page, opened in its place: the rest of a branch, and forms that were put aside. */
const depthOf = (row) => Number(row.dataset.depth);
const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

/* Comments that are here already stay what they are, with whatever is being written to them, and take their places. */
function put(html, more) {
  const list = more.parentElement;
  const page = document.createElement("template");
  page.innerHTML = html;
  let row = more.previousElementSibling;
  while (row && depthOf(row) >= depthOf(more)) {
    const before = row.previousElementSibling;
    if (row.matches(".comment--more")) row.remove();
    row = before;
  }
  const rows = [...page.content.children];
  const first = rows.find((one) => !document.getElementById(one.id));
  for (const one of rows) more.before(document.getElementById(one.id) ?? one);
  more.remove();
  htmx.process(list);
  document.dispatchEvent(new CustomEvent("talk:changed"));
  if (first) Object.assign(first, { tabIndex: -1 }).focus();
}

async function open(link) {
  link.ariaBusy = "true";
  try {
    const response = await fetch(link.href, { headers: { "HX-Request": "true" } });
    if (!response.ok) throw new Error(response.statusText);
    put(await response.text(), link.closest("li"));
  } catch {
    location.assign(link.href);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-more]");
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  if (!link.ariaBusy) open(link);
});

/* A form that is put aside keeps what was typed; the link that opened it brings it back. */
document.addEventListener("click", (event) => {
  const dismisses = event.target.closest("[data-dismiss]");
  const form = dismisses?.closest("form") ?? document.getElementById(event.target.closest("[data-opens]")?.dataset.opens);
  if (!form || !isPlain(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  form.hidden = Boolean(dismisses);
  (dismisses ? form.closest("li").querySelector("[data-opens]") : form.querySelector("textarea"))?.focus();
}, { capture: true });
