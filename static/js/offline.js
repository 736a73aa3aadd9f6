/* On the page of a device without a connection: what is kept, and another try. */
import { list } from "./kept.js";

const section = document.querySelector("[data-offline-kept]");
document.querySelector("[data-offline-again]").href = location.href;
addEventListener("online", () => location.reload());

for (const [path, title] of await list()) {
  const link = Object.assign(document.createElement("a"), { href: path, textContent: title });
  const item = document.createElement("li");
  item.append(link);
  section.querySelector("ul").append(item);
  section.hidden = false;
}
