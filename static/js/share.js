/* Shows what the browser can do with a moment: hand it to other apps, or copy its words and link. */
import { each } from "./each.js";

each("[data-share]", offer);

function offer(sheet) {
  const find = (part) => sheet.querySelector(`[data-share-${part}]`);
  const said = find("said");
  const link = () => find("link").href;
  const words = () => find("words").innerText.trim(); // nothing while the sheet is closed
  const texts = { link, words: () => `${words()}\n${link()}` };

  for (const button of sheet.querySelectorAll("[data-share-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(texts[button.dataset.shareCopy]());
        said.textContent = said.dataset.copied;
      } catch {
        said.textContent = said.dataset.failed;
      }
    });
  }

  const open = find("open");
  open.hidden = !navigator.share;
  open.addEventListener("click", async () => {
    const data = { title: sheet.dataset.shareTitle, text: words(), url: link() };
    const files = await picture(find("picture"));
    try {
      await navigator.share(navigator.canShare?.({ files }) ? { ...data, files } : data);
    } catch (problem) {
      if (problem.name !== "AbortError") said.textContent = said.dataset.failed;
    }
  });
}

/* The card as a file, for apps that take pictures; none where it cannot be had. */
async function picture(link) {
  if (!link) return [];
  try {
    const answer = await fetch(link.href);
    return [new File([await answer.blob()], link.download, { type: "image/jpeg" })];
  } catch {
    return [];
  }
}
