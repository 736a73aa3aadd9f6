/* Keys to read a talk with: from one new comment to the next, folding, and the list of the keys. */
const KEPT = "talk-keys"; // in this browser; whoever speaks to it would press them unawares
function areOff() {
  try {
    return localStorage.getItem(KEPT) === "off";
  } catch {
    return false; // where nothing may be kept
  }
}

const steps = { j: 1, n: 1, k: -1, p: -1 };

function stops() {
  const seen = ".comment[id^='comment-']:not([hidden])";
  const fresh = document.querySelectorAll(`#comments > ${seen}[data-new]`);
  return [...(fresh.length ? fresh : document.querySelectorAll(`#comments > ${seen}`))];
}

function go(step) {
  const rows = stops();
  const place = rows.indexOf(document.activeElement.closest(".comment"));
  const below = rows.findIndex((row) => row.getBoundingClientRect().top > 1);
  const fromHere = step > 0 ? below : (below < 0 ? rows.length : below) - 1;
  const row = rows[place < 0 ? fromHere : place + step];
  if (!row) return;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "start" });
}

function isTyping(event) {
  const typed = event.target.closest("textarea, select, dialog, [contenteditable], input:not([type='checkbox'])");
  return typed || event.ctrlKey || event.altKey || event.metaKey;
}

document.addEventListener("keydown", (event) => {
  if (areOff() || isTyping(event)) return;
  if (event.key in steps) go(steps[event.key]);
  else if (event.key === "x") document.activeElement.closest(".comment")?.querySelector("[data-folds]")?.click();
  else if (event.key === "?") document.querySelector("[data-keys]")?.showModal();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-opens-keys]")) document.querySelector("[data-keys]").showModal();
});

document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-keys-on]")) return;
  try {
    localStorage.setItem(KEPT, target.checked ? "on" : "off");
  } catch {
    target.checked = true;
  }
});

function offer() {
  document.querySelectorAll("[data-opens-keys]").forEach((button) => (button.hidden = false));
  document.querySelectorAll("[data-keys-on]").forEach((box) => (box.checked = !areOff()));
}

document.addEventListener("htmx:afterSettle", offer);
offer();
