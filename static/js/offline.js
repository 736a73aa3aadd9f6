/* On the page of a device without a connection: what is kept, and another try. */
import { list } from "./kept.js";

const SOON_MS = 1_000;
const LATEST_MS = 60_000;
const section = document.querySelector("[data-offline-kept]");
let pause, timer;

/* A device is "online" before anything can be fetched, or without: go on only when something was. */
async function returnWhenReachable() {
  if (navigator.onLine && !document.hidden) {
    const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
    if (answer) return location.reload();
    pause = Math.min(2 * pause, LATEST_MS);
  }
  timer = setTimeout(returnWhenReachable, pause);
}

function trySoon() {
  clearTimeout(timer);
  timer = setTimeout(returnWhenReachable, (pause = SOON_MS));
}

document.querySelector("[data-offline-again]").href = location.href;
addEventListener("online", trySoon);
document.addEventListener("visibilitychange", trySoon);
trySoon();

for (const [path, title] of await list()) {
  const link = Object.assign(document.createElement("a"), { href: path, textContent: title });
  const item = document.createElement("li");
  item.append(link);
  section.querySelector("ul").append(item);
  section.hidden = false;
}
