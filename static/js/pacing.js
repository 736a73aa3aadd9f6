/* How long each line stays: as long as a calm reader needs, and a breath before somebody else speaks. */
export const WORDS_A_MINUTE = 180;
export const LEAST_MS = 1200;
export const BETWEEN_SPEAKERS_MS = 800;
export const BETWEEN_LINES_MS = 300;
const SIGNS_A_WORD = 2; // Japanese and Chinese write no spaces
const SIGNS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

export function countWords(text) {
  const signs = text.match(SIGNS)?.length ?? 0;
  const words = text.replace(SIGNS, " ").match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  return words + signs / SIGNS_A_WORD;
}

/* Milliseconds for each of lines such as {speaker: "Boris", text: "Wait for me."}; a speed of 2 halves what may be. */
export function pace(lines, speed = 1) {
  return lines.map(({ speaker, text }, place) => {
    const reading = (countWords(text) * 60_000) / WORDS_A_MINUTE;
    const next = lines[place + 1];
    const breath = next && next.speaker !== speaker ? BETWEEN_SPEAKERS_MS : BETWEEN_LINES_MS;
    return Math.max(LEAST_MS, reading / speed) + breath / speed;
  });
}
