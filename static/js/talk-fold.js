/* Folds a branch of a talk away and brings it back: by the button of the comment that it hangs on, or by its line. */
const depthOf = (row) => Number(row.dataset.depth);
const buttonOf = (row) => row.querySelector("[data-folds]");

function branchOf(row) {
  const branch = [];
  let next = row.nextElementSibling;
  for (; next && depthOf(next) > depthOf(row); next = next.nextElementSibling) branch.push(next);
  return branch;
}

function label(row, list) {
  const button = buttonOf(row);
  const isFolded = row.classList.contains("comment--folded");
  const count = branchOf(row).filter((below) => below.id.startsWith("comment-")).length;
  button.textContent = isFolded ? `+${count + 1}` : "−";
  const whose = row.querySelector(".member-link__name")?.textContent.trim() ?? "";
  const words = isFolded ? `${list.dataset.unfold} (${count + 1})` : list.dataset.fold;
  button.ariaLabel = whose ? `${words}: ${whose}` : words;
  button.ariaExpanded = String(!isFolded);
}

function arrange(list) {
  let foldedAt = Infinity;
  for (const row of list.children) {
    if (depthOf(row) <= foldedAt) foldedAt = Infinity;
    row.hidden = depthOf(row) > foldedAt;
    if (!row.hidden && row.classList.contains("comment--folded")) foldedAt = depthOf(row);
  }
}

function equip(list) {
  for (const row of list.querySelectorAll(":scope > [id^='comment-']")) {
    if (!branchOf(row).length) continue;
    if (!buttonOf(row)) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "comment__fold" });
      button.dataset.folds = "";
      row.querySelector(".comment__head, .comment__who").append(button); // the line alone, where it is left out
    }
    label(row, list);
  }
  arrange(list);
}

function toggle(row, list) {
  row.classList.toggle("comment--folded");
  label(row, list);
  arrange(list);
  row.scrollIntoView({ block: "nearest" });
}

/* Which comment's line stands where the row was pressed: each step to the side is one level up. */
function lineAt(row, list, clientX) {
  const style = getComputedStyle(row);
  const box = row.getBoundingClientRect();
  const level = Math.min(depthOf(row) - Number(list.dataset.base), Number(style.getPropertyValue("--deepest")));
  const step = level > 0 ? parseFloat(style.paddingInlineStart) / level : Infinity;
  const pressed = Math.floor((style.direction === "rtl" ? box.right - clientX : clientX - box.left) / step);
  let above = pressed < level ? row : null;
  while (above && depthOf(above) - Number(list.dataset.base) > pressed) above = above.previousElementSibling;
  return above;
}

document.addEventListener("click", (event) => {
  const list = event.target.closest("[data-fold]");
  if (!list) return;
  const button = event.target.closest("[data-folds]");
  const row = button ? button.closest("li") : event.target.matches(".comment") && lineAt(event.target, list, event.clientX);
  if (row && buttonOf(row)) toggle(row, list);
});

const equipAll = () => document.querySelectorAll("[data-fold]").forEach(equip);
for (const change of ["htmx:afterSettle", "talk:changed"]) document.addEventListener(change, equipAll);
equipAll();
