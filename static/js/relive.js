/* Relive mode: the lines of a dialogue, or of a scene's dialogues, one by one over the whole window. */
import { each } from "./each.js";
import { Player } from "./player.js";
import { fetchLines, linesOf, show, writeTranscript } from "./stage.js";

const SWIPE_PX = 40;
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
each("[data-relive]", prepare);

function prepare(root) {
  const find = (part) => root.querySelector(`[data-relive-${part}]`);
  const hall = root.querySelector("dialog");
  const elsewhere = root.dataset.relive.split(" ").filter(Boolean); // a scene's dialogues have pages of their own
  const votes = [...document.querySelectorAll("[data-relive-votes]")].map((part) => ({ part, home: part.parentNode }));
  const said = document.getElementById("said"); // heard in the hall only from within it
  let player;

  find("talk").hidden = !document.querySelector("#talk");
  find("open").hidden = !elsewhere.length && !linesOf(document).length;
  find("open").addEventListener("click", async () => {
    const lines = elsewhere.length ? await fetchLines(elsewhere) : linesOf(document);
    if (!lines.length) return location.assign(elsewhere[0]);
    writeTranscript(find("transcript"), lines);
    player = new Player(lines, () => update(player));
    hall.showModal();
    hall.append(said);
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
    if (isOver) find("votes-here").append(...votes.map(({ part }) => part)); // one form each on the page, and it comes along
  }

  /* Whoever steps by hand hears where they are; while it plays, nothing is called out. */
  function stepTo(step) {
    player.step(step);
    const line = find("transcript").children[player.at];
    line && find("transcript").lang ? (said.lang = find("transcript").lang) : said.removeAttribute("lang");
    said.textContent = (line ?? find("end").querySelector(".relive__question")).textContent;
  }

  hall.addEventListener("close", () => {
    player.pause();
    votes.forEach(({ part, home }) => home.append(part));
    said.textContent = "";
    said.removeAttribute("lang");
    document.body.append(said);
  });
  find("talk").addEventListener("click", () => hall.close());
  find("close").addEventListener("click", () => hall.close());
  find("toggle").addEventListener("click", () => player.toggle());
  find("back").addEventListener("click", () => stepTo(-1));
  find("next").addEventListener("click", () => stepTo(1));
  find("speed").addEventListener("change", ({ target }) => player.setSpeed(Number(target.value)));

  hall.addEventListener("keydown", (event) => {
    if (event.target.closest("select, .relive__transcript")) return;
    if (event.key in STEPS) stepTo(STEPS[event.key]);
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
