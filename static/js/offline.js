/* On the page of a device without a connection: what is kept, and another try. */
import { list } from "./kept.js";

const RETRY_MS = 1000;
const section = document.querySelector("[data-offline-kept]");
document.querySelector("[data-offline-again]").href = location.href;
addEventListener("online", () => setTimeout(returnWhenReachable, RETRY_MS));

/* A device is "online" before anything can be fetched: go on only when something was. */
async function returnWhenReachable() {
  if (!navigator.onLine) return;
  try {
    await fetch("/healthz", { cache: "no-store" });
    location.reload();
  } catch {
    setTimeout(returnWhenReachable, RETRY_MS);
  }
}

for (const [path, title] of await list()) {
  const link = Object.assign(document.createElement("a"), { href: path, textContent: title });
  const item = document.createElement("li");
  item.append(link);
  section.querySelector("ul").append(item);
  section.hidden = false;
}
