/* Prepares each part of the page that matches, once: those that are there, and those that htmx brings later. */
export function each(selector, prepare) {
  const known = new WeakSet();
  const look = () => {
    for (const part of document.querySelectorAll(selector)) {
      if (!known.has(part)) prepare(part);
      known.add(part);
    }
  };
  look();
  document.addEventListener("htmx:load", look);
}
