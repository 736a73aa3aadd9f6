/* On every page: starts the service worker, says when a new version waits, and lets nothing stay of who signed out. */
import { each } from "./each.js";
import { clearOthers, keep } from "./kept.js";

const { member, kept } = document.body.dataset;
const isApp = matchMedia("(display-mode: standalone)").matches;

if ("serviceWorker" in navigator && kept === undefined) {
  clearOthers(member);
  start().catch(() => {}); // a private window may refuse; the site works without
}

async function start() {
  const registration = await navigator.serviceWorker.register("/sw.js");
  const announce = () => {
    const news = document.querySelector("[data-app-news]");
    if (!news || !registration.waiting || !navigator.serviceWorker.controller) return;
    news.hidden = false;
    news.querySelector("button").onclick = () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
      registration.waiting.postMessage("take over");
    };
  };
  announce();
  registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", announce));
}

/* What htmx could not send is said until something arrives again. */
const sayLost = (isLost) => document.querySelector("[data-app-lost]")?.toggleAttribute("hidden", !isLost);
for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, () => sayLost(true));
document.addEventListener("htmx:beforeOnLoad", () => sayLost(false));

/* An error that fills the page is begun at its beginning. */
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target === document.body) document.getElementById("main")?.focus();
});

each("[data-app-installed]", (words) => (words.hidden = !isApp));
each("[data-app-install]", (offer) => {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer.hidden = false;
    offer.querySelector("button").onclick = () => event.prompt();
  });
  addEventListener("appinstalled", () => (offer.hidden = true));
});

/* On the page of saved moments: keeps all that it lists, when asked to. */
each("[data-app-keep]", (offer) => {
  offer.hidden = !("caches" in window);
  const said = offer.querySelector("[role=status]");
  offer.querySelector("button").addEventListener("click", async () => {
    const pages = [...document.querySelectorAll("[data-keep]")].map((link) => link.dataset.keep);
    said.textContent = said.dataset.busy;
    said.textContent = await keep(member, pages).then(
      () => said.dataset.done,
      () => said.dataset.failed,
    );
  });
});
