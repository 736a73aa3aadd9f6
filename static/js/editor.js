/* Counts how many characters are left of a text's length. */
const numbers = new Intl.NumberFormat(document.documentElement.lang);

function count(editor) {
  const text = editor.querySelector("[data-most]");
  const says = editor.querySelector("[data-editor-left]");
  const left = text.dataset.most - [...text.value].length;
  const words = left < 0 ? says.dataset.editorOver : says.dataset.editorLeft;
  says.textContent = words.replace("{number}", numbers.format(Math.abs(left)));
  says.toggleAttribute("data-over", left < 0);
  says.ariaLive = left < 0 ? "polite" : "off"; // what can still be said needs no ear
  says.hidden = text.value === "";
}

document.addEventListener("input", (event) => {
  const editor = event.target.closest?.("[data-editor]");
  if (editor && event.target.matches("[data-most]")) count(editor);
});

for (const editor of document.querySelectorAll("[data-editor]")) count(editor);
