// SPDX-License-Identifier: Apache-2.0
import type { Bounds, History } from "@roadstream/client";
import { Density } from "./density.ts";
import { byId, h, setText } from "./dom.ts";
import type { Past } from "./fleetMap.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { PastLoader } from "./pastLoader.ts";
import type { ServerClock } from "./serverClock.ts";
import { texts } from "./texts.ts";
import { barsOf, TimeScale } from "./timeScale.ts";
import { type Mark, Track } from "./track.ts";

const MINUTE_MILLIS = 60_000;
const SPANS_MINUTES = [15, 60, 360, 1_440] as const;
const SPEEDS = [1, 4, 16, 60] as const;
const STEP_MILLIS = 10_000;

/** Time travel: the map shows a moment of the last hours, from ClickHouse, until somebody goes live again. */
export class Timeline {
  private momentMillis: number | undefined;
  private isPlaying = false;
  private speed: (typeof SPEEDS)[number] = 1;
  private spanMinutes: (typeof SPANS_MINUTES)[number] = 60;
  private lastTickMillis = 0;
  private marks: readonly Mark[] = [];
  private readonly density: Density;
  private readonly loader: PastLoader;
  private readonly track: Track;
  private readonly play = h("button", { type: "button", class: "icon" });
  private readonly speedButton = h("button", { type: "button", class: "text" }, "1×");
  private readonly spanButton = h("button", { type: "button", class: "text" });
  private readonly live = h("button", { type: "button", class: "primary" });
  private readonly problem = h("span", { class: "problem", role: "status" });

  constructor(
    private readonly format: Format,
    history: History,
    private readonly clock: ServerClock,
    private readonly onChange: () => void,
  ) {
    this.density = new Density(history);
    this.loader = new PastLoader(history, (problem) => {
      this.problem.textContent = problem === "" ? "" : texts.noHistory(problem);
      this.onChange();
    }, () => clock.now());
    this.track = new Track({
      goTo: (millis) => this.goTo(millis),
      changeSpan: (by) => this.changeSpan(by),
    });
    const step = (name: "back" | "ahead", title: string, millis: number) =>
      h(
        "button",
        { type: "button", class: "icon", title, "aria-label": title, onclick: () => this.step(millis) },
        icon(name, 18),
      );
    byId("timeline").append(
      step("back", texts.earlier, -STEP_MILLIS),
      this.play,
      step("ahead", texts.later, STEP_MILLIS),
      this.speedButton,
      this.track.element,
      this.spanButton,
      this.problem,
      this.live,
    );
    this.play.addEventListener("click", () => this.toggle());
    this.speedButton.title = texts.speed;
    this.speedButton.addEventListener("click", () => {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length] ?? 1;
      this.speedButton.textContent = `${this.speed}×`;
    });
    this.spanButton.title = texts.span;
    this.spanButton.addEventListener("click", () => {
      const next = SPANS_MINUTES[(SPANS_MINUTES.indexOf(this.spanMinutes) + 1) % SPANS_MINUTES.length];
      this.setSpan(next ?? 60);
    });
    this.live.addEventListener("click", () => this.goLive());
    this.writeButtons();
  }

  /** The moment that is looked at; undefined while live. */
  get moment(): number | undefined {
    return this.momentMillis;
  }

  /** What happened when: drawn over the line. */
  setMarks(marks: readonly Mark[]): void {
    this.marks = marks;
  }

  /** Plays from where it stands, or from a minute ago if it was live. */
  toggle(): void {
    if (this.momentMillis === undefined) {
      this.goTo(this.clock.now() - MINUTE_MILLIS);
      this.isPlaying = true;
    } else {
      this.isPlaying = !this.isPlaying;
    }
    this.lastTickMillis = this.clock.now();
    this.writeButtons();
    this.onChange();
  }

  /** The map shows another part of the earth now. */
  moveTo(box: Bounds): void {
    this.loader.moveTo(box);
  }

  step(millis: number): void {
    this.goTo((this.momentMillis ?? this.clock.now()) + millis);
  }

  goLive(): void {
    this.momentMillis = undefined;
    this.isPlaying = false;
    this.loader.clear();
    this.problem.textContent = "";
    this.writeButtons();
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
    this.loader.load(this.momentMillis);
    return {
      momentMillis: this.momentMillis,
      vehicles: this.loader.tape.at(this.momentMillis),
      events: () => this.loader.tape.events(),
    };
  }

  write(nowMillis: number): void {
    document.body.toggleAttribute("data-history", this.momentMillis !== undefined);
    const span = this.spanMinutes * MINUTE_MILLIS;
    void this.density.ask(span, nowMillis);
    const scale = new TimeScale(nowMillis - span, nowMillis);
    const moment = this.momentMillis ?? nowMillis;
    this.track.write(
      {
        scale,
        momentMillis: moment,
        momentText: this.momentMillis === undefined ? texts.connection.live : this.format.clock(moment),
        ticks: scale
          .ticks(this.format.startOfDay(scale.fromMillis))
          .map((millis) => ({ share: scale.share(millis), text: this.format.time(millis) })),
        bars: barsOf(this.density.activities, scale, this.density.stepSeconds),
        barShare: (this.density.stepSeconds * 1_000) / span,
        marks: this.marks.filter((mark) => scale.holds(mark.timeMillis)),
      },
      this.isPlaying || this.momentMillis === undefined,
    );
  }

  private writeButtons(): void {
    const isLive = this.momentMillis === undefined;
    const title = this.isPlaying ? texts.pause : texts.play;
    this.play.replaceChildren(icon(this.isPlaying ? "pause" : "play", 18));
    this.play.title = title;
    this.play.setAttribute("aria-label", title);
    this.live.replaceChildren(isLive ? texts.connection.live : texts.goLive, h("kbd", {}, "L"));
    setText(
      this.spanButton,
      this.spanMinutes < 120 ? `${this.spanMinutes} min` : `${this.spanMinutes / 60} h`,
    );
  }

  private changeSpan(by: 1 | -1): void {
    const next = SPANS_MINUTES[SPANS_MINUTES.indexOf(this.spanMinutes) + by];
    if (next !== undefined) {
      this.setSpan(next);
    }
  }

  private setSpan(minutes: (typeof SPANS_MINUTES)[number]): void {
    this.spanMinutes = minutes;
    this.writeButtons();
    this.write(this.clock.now());
  }

  private goTo(millis: number): void {
    this.momentMillis = Math.min(millis, this.clock.now());
    this.lastTickMillis = this.clock.now();
    this.writeButtons();
    this.onChange();
  }
}
