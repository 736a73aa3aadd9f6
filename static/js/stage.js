/* Puts one line of a dialogue on the stage, the one before it above, and all of them in a transcript to listen to. */
export function linesOf(page) {
  return [...page.querySelectorAll("[data-line]")].map((item) => {
    const find = (part) => item.querySelector(`[data-line-${part}]`);
    return {
      speaker: item.dataset.line,
      cue: find("cue")?.textContent ?? "",
      text: find("words").textContent.trim(),
      words: find("words"),
      face: find("face").firstElementChild,
    };
  });
}

export function writeTranscript(list, lines) {
  list.replaceChildren(
    ...lines.map(({ speaker, cue, text }) => {
      const item = document.createElement("li");
      item.textContent = `${speaker} ${cue}: ${text}`.replace(" :", ":");
      return item;
    }),
  );
}

export function show(stage, line, before) {
  stage.replaceChildren(...(before ? [figure(before, "before")] : []), figure(line, "now"));
}

function figure(line, when) {
  const made = part("div", `line relive__line--${when}`);
  const name = part("p", "name", line.speaker);
  if (line.cue) name.append(" ", part("i", "cue", line.cue));
  const words = part("p", "words");
  words.append(...[...line.words.childNodes].map((node) => node.cloneNode(true)));
  const face = part("span", "face");
  face.append(line.face.cloneNode(true));
  made.append(face, name, words);
  return made;
}

function part(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = `relive__${name}`;
  made.textContent = text;
  return made;
}

/* Those of several pages, one after the other; none where one does not come. */
export async function fetchLines(addresses) {
  const read = async (address) => new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const pages = await Promise.all(addresses.map(read)).catch(() => []);
  return pages.flatMap(linesOf);
}
