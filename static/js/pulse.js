/* The pulse answers to pointer, finger and arrow keys: it shows what is where, and goes there when asked. */
import { each } from "./each.js";

const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
each("[data-pulse]", prepare);

function prepare(root) {
  const rows = root.querySelector("[data-pulse-rows]");
  const bars = [...rows.querySelectorAll("[data-pulse-moment]")];
  const shown = root.querySelector("[data-pulse-shown]");
  const [scrub, link, facts] = ["input", "a", "span"].map((name) => shown.querySelector(name));
  const isOneRow = rows.querySelectorAll("svg").length === 1; // many rows are gone along one after the other
  const places = bars.map((bar, place) => (isOneRow ? Number(bar.dataset.pulseX) : (1000 * place) / bars.length));
  let at = -1;
  let isTouched = false;

  function show(next) {
    bars[at]?.removeAttribute("data-is-shown");
    at = Math.min(Math.max(next, 0), bars.length - 1);
    const { pulseMoment, pulseFacts } = bars[at].dataset;
    bars[at].setAttribute("data-is-shown", "");
    Object.assign(link, { href: bars[at].href.baseVal, textContent: pulseMoment, hidden: false });
    facts.textContent = pulseFacts;
    scrub.value = places[at];
    scrub.ariaValueText = `${pulseMoment}, ${pulseFacts}`;
  }

  const nearest = (place) => {
    const distances = places.map((other) => Math.abs(other - place));
    return distances.indexOf(Math.min(...distances));
  };
  scrub.ariaValueText = facts.textContent;
  shown.hidden = false;
  scrub.addEventListener("input", () => show(nearest(scrub.value)));
  scrub.addEventListener("keydown", (event) => {
    if (event.key in STEPS) show(at + STEPS[event.key]);
    else if (event.key === "Home" || event.key === "End") show(event.key === "Home" ? 0 : bars.length);
    else if (event.key === "Enter" && at >= 0) location.assign(link.href);
    else return;
    event.preventDefault();
  });

  const pointed = ({ target }) => bars.indexOf(target.closest("[data-pulse-moment]"));
  rows.addEventListener("pointerdown", (event) => (isTouched = event.pointerType !== "mouse"));
  rows.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse" && pointed(event) >= 0) show(pointed(event));
  });
  rows.addEventListener("click", (event) => {
    if (!isTouched || pointed(event) < 0 || pointed(event) === at) return; // a second tap goes there
    event.preventDefault();
    show(pointed(event));
  });
}
