/* Relive mode: the lines of a dialogue, or of a scene's dialogues, one by one over the whole window. */
import { each } from "./each.js";
import { Player } from "./player.js";
import { linesOf, show, writeTranscript } from "./stage.js";

const SWIPE_PX = 40;
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
each("[data-relive]", prepare);

function prepare(root) {
  const find = (part) => root.querySelector(`[data-relive-${part}]`);
  const hall = root.querySelector("dialog");
  const elsewhere = root.dataset.relive.split(" ").filter(Boolean); // a scene's dialogues have pages of their own
  const votes = document.querySelector("[data-relive-votes]");
  let player;

  find("talk").hidden = !document.querySelector("#talk");
  find("open").hidden = !elsewhere.length && !linesOf(document).length;
  find("open").addEventListener("click", async () => {
    const lines = elsewhere.length ? await fetchLines(elsewhere) : linesOf(document);
    if (!lines.length) return location.assign(elsewhere[0]);
    writeTranscript(find("transcript"), lines);
    player = new Player(lines, () => update(player));
    hall.showModal();
    find("toggle").focus();
    matchMedia("(prefers-reduced-motion: reduce)").matches ? player.pause() : player.toggle();
  });

  function update({ at, lines, isPlaying, isOver }) {
    hall.dataset.state = isOver ? "over" : isPlaying ? "playing" : "paused";
    find("count").textContent = `${Math.min(at + 1, lines.length)} / ${lines.length}`;
    for (const name of ["play", "pause", "again"])
      find(name).hidden = name !== (isOver ? "again" : isPlaying ? "pause" : "play");
    [...find("transcript").children].forEach((item, place) => (item.ariaCurrent = String(place === at)));
    find("stage").hidden = isOver;
    find("end").hidden = !isOver;
    if (!isOver) show(find("stage"), lines[at], lines[at - 1]);
    if (isOver) find("votes-here").append(...votes.childNodes); // there is one form on the page, and it comes along
  }

  hall.addEventListener("close", () => {
    player.pause();
    votes.append(...find("votes-here").childNodes);
  });
  find("talk").addEventListener("click", () => hall.close());
  find("close").addEventListener("click", () => hall.close());
  find("toggle").addEventListener("click", () => player.toggle());
  find("back").addEventListener("click", () => player.step(-1));
  find("next").addEventListener("click", () => player.step(1));
  find("speed").addEventListener("change", ({ target }) => player.setSpeed(Number(target.value)));

  hall.addEventListener("keydown", (event) => {
    if (event.target.closest("select")) return;
    if (event.key in STEPS) player.step(STEPS[event.key]);
    else if (event.key === " " && !event.target.closest("button, a")) player.toggle();
    else return;
    event.preventDefault();
  });

  let from = 0;
  find("stage").addEventListener("pointerdown", ({ clientX }) => (from = clientX));
  find("stage").addEventListener("pointerup", ({ clientX }) => {
    const moved = clientX - from;
    Math.abs(moved) < SWIPE_PX ? player.toggle() : player.step(moved < 0 ? 1 : -1);
  });
}

async function fetchLines(addresses) {
  const read = async (address) => new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const pages = await Promise.all(addresses.map(read)).catch(() => []);
  return pages.flatMap(linesOf);
}
