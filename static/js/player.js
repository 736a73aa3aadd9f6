/* Plays lines back one by one; knows nothing of the page. `at` equals the number of lines at the end. */
import { pace } from "./pacing.js";

export class Player {
  at = 0;
  isPlaying = false;
  #timer;
  #speed = 1;

  constructor(lines, changed) {
    this.lines = lines;
    this.changed = changed;
  }

  get isOver() {
    return this.at >= this.lines.length;
  }

  go(to) {
    this.at = Math.min(Math.max(to, 0), this.lines.length);
    this.#settle(this.isPlaying && !this.isOver);
  }

  step(by) {
    this.go(this.at + by);
  }

  toggle() {
    if (this.isOver) this.at = 0;
    this.#settle(!this.isPlaying);
  }

  pause() {
    this.#settle(false);
  }

  setSpeed(speed) {
    this.#speed = speed;
    this.#settle(this.isPlaying);
  }

  #settle(isPlaying) {
    clearTimeout(this.#timer);
    this.isPlaying = isPlaying;
    if (isPlaying) this.#timer = setTimeout(() => this.step(1), pace(this.lines, this.#speed)[this.at]);
    this.changed();
  }
}
