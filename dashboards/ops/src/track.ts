// SPDX-License-Identifier: Apache-2.0
import { h, setText } from "./dom.ts";
import { texts } from "./texts.ts";
import type { TimeScale } from "./timeScale.ts";

const SVG = "http://www.w3.org/2000/svg";
const STEPS = 1_000;
const BAR_HEIGHT = 24;

/** Something that happened and is worth a look. */
export interface Mark {
  readonly timeMillis: number;
  readonly severity: "critical" | "high";
  readonly title: string;
}

export interface TrackContent {
  readonly scale: TimeScale;
  readonly momentMillis: number;
  readonly momentText: string;
  readonly ticks: readonly { readonly share: number; readonly text: string }[];
  readonly bars: readonly { readonly share: number; readonly height: number }[];
  /** Width of a bar. */
  readonly barShare: number;
  readonly marks: readonly Mark[];
}

export interface TrackActions {
  goTo(millis: number): void;
  /** To the next longer or shorter span. */
  changeSpan(by: 1 | -1): void;
}

/** The line of the timeline: how much was heard, what happened, and the handle, which is a native slider. */
export class Track {
  readonly element: HTMLElement;
  private readonly bars = document.createElementNS(SVG, "svg");
  private readonly path = document.createElementNS(SVG, "path");
  private readonly marks = h("div", { class: "marks" });
  private readonly ticks = h("div", { class: "ticks", "aria-hidden": "true" });
  private readonly slider = h("input", {
    type: "range",
    min: "0",
    max: String(STEPS),
    value: String(STEPS),
    "aria-label": texts.timeline,
  });
  private scale: TimeScale | undefined;

  constructor(actions: TrackActions) {
    this.bars.setAttribute("viewBox", `0 0 ${STEPS} ${BAR_HEIGHT}`);
    this.bars.setAttribute("preserveAspectRatio", "none");
    this.bars.setAttribute("aria-hidden", "true");
    this.bars.append(this.path);
    this.element = h("div", { class: "track" }, this.marks, this.bars, this.slider, this.ticks);
    this.slider.addEventListener("input", () => {
      if (this.scale) {
        actions.goTo(this.scale.at(Number(this.slider.value) / STEPS));
      }
    });
    this.marks.addEventListener("click", (event) => {
      const time = event.target instanceof HTMLElement && event.target.dataset["time"];
      if (time) {
        actions.goTo(Number(time));
      }
    });
    this.element.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        actions.changeSpan(event.deltaY > 0 ? 1 : -1);
      },
      { passive: false },
    );
  }

  /** @param isMoving whether the handle goes by itself, also while somebody holds the focus */
  write(content: TrackContent, isMoving: boolean): void {
    this.scale = content.scale;
    if (isMoving || document.activeElement !== this.slider) {
      const share = Math.max(0, Math.min(1, content.scale.share(content.momentMillis)));
      this.slider.value = String(Math.round(STEPS * share));
    }
    this.slider.setAttribute("aria-valuetext", content.momentText);
    this.path.setAttribute("d", content.bars.map((bar) => barPath(bar, content.barShare)).join(""));
    this.writeTicks(content);
    this.writeMarks(content);
  }

  private writeTicks({ ticks }: TrackContent): void {
    while (this.ticks.childElementCount > ticks.length) {
      this.ticks.lastElementChild?.remove();
    }
    ticks.forEach(({ share, text }, i) => {
      const element =
        (this.ticks.children[i] as HTMLElement | undefined) ??
        this.ticks.appendChild(h("span", {}));
      setText(element, text);
      element.style.left = percent(share);
    });
  }

  private writeMarks({ marks, scale }: TrackContent): void {
    while (this.marks.childElementCount > marks.length) {
      this.marks.lastElementChild?.remove();
    }
    marks.forEach((mark, i) => {
      // Not in the order of Tab: the list of alerts is how keys reach them.
      const element =
        (this.marks.children[i] as HTMLElement | undefined) ??
        this.marks.appendChild(h("button", { type: "button", tabindex: "-1" }));
      element.dataset["time"] = String(mark.timeMillis);
      element.dataset["severity"] = mark.severity;
      element.title = mark.title;
      element.setAttribute("aria-label", mark.title);
      element.style.left = percent(scale.share(mark.timeMillis));
    });
  }
}

function barPath(bar: { share: number; height: number }, width: number): string {
  const left = Math.max(0, bar.share * STEPS);
  const right = (bar.share + 0.72 * width) * STEPS;
  const height = Math.max(1, bar.height * BAR_HEIGHT);
  return `M${left.toFixed(1)} ${BAR_HEIGHT}V${(BAR_HEIGHT - height).toFixed(1)}H${right.toFixed(1)}V${BAR_HEIGHT}Z`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
