// SPDX-License-Identifier: Apache-2.0
import type { Bounds, History } from "@roadstream/client";
import { byId, h, setText } from "./dom.ts";
import type { Past } from "./fleetMap.ts";
import type { Format } from "./format.ts";
import { Tape } from "./tape.ts";
import { texts } from "./texts.ts";

const MINUTE_MILLIS = 60_000;
const SPANS_MINUTES = [15, 60, 360] as const;
const SPEEDS = [1, 4, 16, 60] as const;
const CHUNK_MILLIS = 5 * MINUTE_MILLIS;
const STEP_SECONDS = 10;
const RETRY_MILLIS = 5_000;
const TICKS = 6;

/** Time travel: the map shows a moment of the last hours, from ClickHouse, until somebody goes live again. */
export class Timeline {
  private momentMillis: number | undefined;
  private isPlaying = false;
  private speed: (typeof SPEEDS)[number] = 1;
  private spanMinutes: (typeof SPANS_MINUTES)[number] = 60;
  private lastTickMillis = 0;
  private readonly tape = new Tape();
  private readonly loaded = new Set<number>();
  private box: Bounds = { south: -90, west: -180, north: 90, east: 180 };
  private readonly slider = h("input", {
    type: "range",
    min: "0",
    max: "1000",
    value: "1000",
    "aria-label": texts.timeline,
  });
  private readonly play = h("button", { type: "button", class: "quiet" }, texts.play);
  private readonly speedButton = h("button", { type: "button", class: "quiet" }, "1×");
  private readonly spanButton = h("button", { type: "button", class: "quiet" }, "60 min");
  private readonly live = h("button", { type: "button", class: "primary" }, texts.connection.live);
  private readonly ticks = h("div", { class: "ticks", "aria-hidden": "true" });
  private readonly problem = h("span", { class: "problem", role: "status" });

  constructor(
    private readonly format: Format,
    private readonly history: History,
    private readonly onChange: () => void,
  ) {
    byId("timeline").append(
      this.play,
      this.speedButton,
      h("div", { class: "track" }, this.slider, this.ticks),
      this.spanButton,
      this.problem,
      this.live,
    );
    this.slider.addEventListener("input", () => {
      const span = this.spanMinutes * MINUTE_MILLIS;
      this.goTo(Date.now() - span * (1 - Number(this.slider.value) / 1000));
    });
    this.play.addEventListener("click", () => this.toggle());
    this.speedButton.addEventListener("click", () => {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 1;
      this.speedButton.textContent = `${this.speed}×`;
    });
    this.spanButton.addEventListener("click", () => {
      this.spanMinutes =
        SPANS_MINUTES[(SPANS_MINUTES.indexOf(this.spanMinutes) + 1) % SPANS_MINUTES.length] ?? 60;
      this.spanButton.textContent =
        this.spanMinutes < 120 ? `${this.spanMinutes} min` : `${this.spanMinutes / 60} h`;
      this.write(Date.now());
    });
    this.live.addEventListener("click", () => this.goLive());
  }

  /** The moment that is looked at; undefined while live. */
  get moment(): number | undefined {
    return this.momentMillis;
  }

  /** Plays from where it stands, or from a minute ago if it was live. */
  toggle(): void {
    if (this.momentMillis === undefined) {
      this.goTo(Date.now() - MINUTE_MILLIS);
      this.isPlaying = true;
    } else {
      this.isPlaying = !this.isPlaying;
    }
    this.lastTickMillis = Date.now();
    this.onChange();
  }

  /** The map shows another part of the earth now. */
  moveTo(box: Bounds): void {
    this.box = box;
    this.loaded.clear();
  }

  step(millis: number): void {
    this.goTo((this.momentMillis ?? Date.now()) + millis);
  }

  goLive(): void {
    this.momentMillis = undefined;
    this.isPlaying = false;
    this.tape.clear();
    this.loaded.clear();
    this.problem.textContent = "";
    this.onChange();
  }

  /** What was at the moment that is looked at; undefined while live. */
  past(nowMillis: number): Past | undefined {
    if (this.momentMillis === undefined) {
      return undefined;
    }
    if (this.isPlaying) {
      this.momentMillis += (nowMillis - this.lastTickMillis) * this.speed;
      this.lastTickMillis = nowMillis;
      if (this.momentMillis >= nowMillis) {
        this.goLive();
        return undefined;
      }
    }
    this.load(this.momentMillis);
    return {
      momentMillis: this.momentMillis,
      vehicles: this.tape.at(this.momentMillis),
      events: () => this.tape.events(),
    };
  }

  write(nowMillis: number): void {
    const isLive = this.momentMillis === undefined;
    document.body.toggleAttribute("data-history", !isLive);
    setText(this.play, this.isPlaying ? texts.pause : texts.play);
    setText(this.live, isLive ? texts.connection.live : texts.goLive);
    const span = this.spanMinutes * MINUTE_MILLIS;
    const from = nowMillis - span;
    if (document.activeElement !== this.slider || this.isPlaying || isLive) {
      const share = isLive ? 1 : ((this.momentMillis ?? nowMillis) - from) / span;
      this.slider.value = String(Math.round(1000 * Math.max(0, Math.min(1, share))));
    }
    this.slider.setAttribute("aria-valuetext", this.format.clock(this.momentMillis ?? nowMillis));
    const times = Array.from({ length: TICKS }, (_, i) =>
      this.format.time(from + (span * (i + 0.5)) / TICKS),
    );
    if (this.ticks.textContent !== times.join("")) {
      this.ticks.replaceChildren(...times.map((time) => h("span", {}, time)));
    }
  }

  private goTo(millis: number): void {
    this.momentMillis = Math.min(millis, Date.now());
    this.lastTickMillis = Date.now();
    this.onChange();
  }

  /** Fetches the minutes around the moment, and those that come next. */
  private load(millis: number): void {
    const box = this.box;
    const chunk = Math.floor(millis / CHUNK_MILLIS);
    for (const wanted of [chunk - 1, chunk, chunk + 1]) {
      // The chunk that goes on is asked for anew with each of its minutes.
      const isOpen = (wanted + 1) * CHUNK_MILLIS > Date.now();
      const mark = isOpen ? wanted + Math.floor(Date.now() / MINUTE_MILLIS) / 1e9 : wanted;
      if (this.loaded.has(mark) || wanted * CHUNK_MILLIS > Date.now()) {
        continue;
      }
      this.loaded.add(mark);
      this.history
        .positions(box, wanted * CHUNK_MILLIS, (wanted + 1) * CHUNK_MILLIS, STEP_SECONDS)
        .then((fixes) => {
          this.tape.add(fixes);
          this.problem.textContent = "";
          this.onChange();
        })
        .catch((error: unknown) => {
          // Not at once again: this is asked once a frame.
          setTimeout(() => this.loaded.delete(mark), RETRY_MILLIS);
          this.problem.textContent = texts.noHistory(
            error instanceof Error ? error.message : String(error),
          );
        });
    }
  }
}
