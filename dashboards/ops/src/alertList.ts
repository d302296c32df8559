// SPDX-License-Identifier: Apache-2.0
import { AlertFilter, countOf, SEVERITY_ICONS } from "./alertFilter.ts";
import type { AlertRow } from "./alertRows.ts";
import { lineText, subjectText, titleText } from "./alertTexts.ts";
import { h, isHeld, setText } from "./dom.ts";
import type { EmergencyPhase } from "./emergencies.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { messageOf } from "./messageOf.ts";
import type { Operations } from "./operations.ts";
import { texts } from "./texts.ts";

const PHASES: readonly EmergencyPhase[] = ["new", "acknowledged", "resolved"];

export interface AlertActions {
  /** Who looks at the list. */
  me(): string;
  show(row: AlertRow): void;
  acknowledge(row: AlertRow): Promise<void>;
  resolve(row: AlertRow): Promise<void>;
}

interface Row {
  readonly element: HTMLElement;
  readonly title: HTMLElement;
  readonly line: HTMLElement;
  readonly phase: EmergencyPhase;
}

/**
 * Alerts in groups by what became of them. One of them is current: keys act on that one, whatever comes in
 * meanwhile. While somebody points at the list nothing in it moves: rows change where they are, new alerts wait.
 */
export class AlertList {
  private currentKey: string | undefined;
  private written = "";
  private isReleased = false;
  /** Whether it is known which alerts there are: who does not know does not call it quiet. */
  private isKnown = true;
  private readonly rows = new Map<string, Row>();
  private readonly filter: AlertFilter;
  private readonly groups = h("div", {});

  constructor(
    private readonly body: HTMLElement,
    private readonly operations: Operations,
    private readonly format: Format,
    private readonly actions: AlertActions,
  ) {
    this.filter = new AlertFilter(format, actions.me, () => this.refresh());
  }

  /** The alert that keys act on: the one that was chosen while it goes on, or else the first that does. */
  current(rows: readonly AlertRow[]): AlertRow | undefined {
    return currentOf(this.filter.apply(rows), this.currentKey);
  }

  /** Shows where it is; keys act on it from then on. */
  private choose(row: AlertRow): void {
    this.currentKey = row.key;
    this.refresh();
    this.actions.show(row);
  }

  /** Makes the next or previous one that goes on the current one. */
  step(rows: readonly AlertRow[], by: number): void {
    const open = this.filter.apply(rows).filter((row) => row.phase !== "resolved");
    const now = this.current(rows);
    const next = now && open[(open.indexOf(now) + by + open.length) % open.length];
    this.currentKey = next?.key;
    this.refresh();
  }

  /** Lets in what waits. */
  release(): void {
    this.isReleased = true;
  }

  /** How many alerts wait to be let in. */
  write(all: readonly AlertRow[], nowMillis: number, isPast: boolean, isKnown: boolean): number {
    if (isKnown !== this.isKnown) {
      this.isKnown = isKnown;
      this.refresh();
    }
    const rows = this.filter.apply(all);
    this.filter.count(all);
    const current = this.current(all);
    // Stays the current one when another comes before it.
    this.currentKey = current?.key;
    const isThere = this.groups.parentElement === this.body && this.rows.size > 0;
    const isStill = isThere && !this.isReleased && isHeld(this.groups);
    const key = `${this.currentKey} ${isPast} ${all.length} ${rows.map((row) => `${row.key}|${row.phase}`).join()}`;
    let waiting = 0;
    if (isStill) {
      waiting = this.changeInPlace(rows, current, isPast);
    } else if (key !== this.written || this.groups.parentElement !== this.body) {
      this.build(rows, all, current, isPast);
      this.written = key;
    }
    this.isReleased = false;
    if (isStill) {
      this.written = "";
    }
    for (const row of rows) {
      this.writeRow(row, nowMillis);
    }
    return waiting;
  }

  private refresh(): void {
    this.written = "";
    this.isReleased = true;
  }

  private changeInPlace(rows: readonly AlertRow[], current: AlertRow | undefined, isPast: boolean): number {
    let waiting = 0;
    for (const row of rows) {
      const known = this.rows.get(row.key);
      if (!known) {
        waiting++;
      } else if (known.phase !== row.phase) {
        const hadFocus = known.element.contains(document.activeElement);
        const changed = this.row(row, row === current, isPast);
        known.element.replaceWith(changed);
        if (hadFocus) {
          (changed.querySelector<HTMLElement>(".actions button") ?? changed.querySelector("button"))?.focus();
        }
      }
    }
    return waiting;
  }

  private build(
    rows: readonly AlertRow[],
    all: readonly AlertRow[],
    current: AlertRow | undefined,
    isPast: boolean,
  ): void {
    this.rows.clear();
    const groups = PHASES.flatMap((phase) => {
      const members = rows.filter((row) => row.phase === phase);
      if (members.length === 0) {
        return [];
      }
      const side = phase === "resolved" ? texts.lastHalfHour : this.format.count(members.length);
      return [
        h(
          "section",
          { class: "group" },
          h("h2", {}, texts.groups[phase], h("span", {}, side)),
          ...members.map((row) => this.row(row, row === current, isPast)),
        ),
      ];
    });
    this.groups.replaceChildren(...this.quiet(rows, all), ...groups);
    if (this.groups.parentElement !== this.body) {
      this.body.replaceChildren(this.filter.element, this.groups);
    }
    this.filter.element.hidden = all.length === 0;
  }

  /** What is said where nothing goes on. */
  private quiet(rows: readonly AlertRow[], all: readonly AlertRow[]): HTMLElement[] {
    if (!this.isKnown) {
      return [];
    }
    const view = this.filter.current;
    if (rows.length === 0 && countOf(all, view, this.actions.me()) === 0 && view !== "open") {
      return [h("p", { class: "empty" }, view === "mine" ? texts.noneMine : texts.noneResolved)];
    }
    if (rows.length < all.length && rows.length === 0) {
      const clear = h("button", { type: "button", class: "quiet", onclick: () => this.filter.clear() }, texts.clearFilter);
      return [h("p", { class: "empty" }, texts.noAlertMatches(this.format.count(all.length)), " ", clear)];
    }
    if (view !== "open" || rows.some((row) => row.phase !== "resolved")) {
      return [];
    }
    const last = Math.max(...all.map((row) => row.closedMillis ?? 0));
    const text = all.length === 0 ? texts.allQuiet : texts.lastClosed(this.format.time(last));
    return [h("p", { class: "empty" }, text)];
  }

  private row(row: AlertRow, isCurrent: boolean, isPast: boolean): HTMLElement {
    const problem = h("span", { class: "problem" });
    const attempt = (action: (row: AlertRow) => Promise<void>) => () => {
      action(row).catch((error: unknown) => {
        problem.textContent = texts.notSaved(messageOf(error));
      });
    };
    const title = h("span", {});
    const line = h("span", { class: "line" });
    const action = (name: string, key: string, run: (row: AlertRow) => Promise<void>) =>
      h("button", { type: "button", class: "quiet", onclick: attempt(run) }, name, h("kbd", {}, key));
    const element = h(
      "article",
      { class: "alert", "data-phase": row.phase, "data-severity": row.severity, "data-current": isCurrent },
      h("span", { class: "mark" }, icon(row.phase === "resolved" ? "check" : SEVERITY_ICONS[row.severity], 20)),
      h("span", { class: "unseen" }, texts.severities[row.severity]),
      h(
        "button",
        { type: "button", class: "title", onclick: () => this.choose(row) },
        h("b", {}, subjectText(row, this.format)),
        " ",
        title,
      ),
      row.phase === "new"
        ? h("time", { "data-age": String(row.startedMillis) })
        : h("time", {}, this.format.time(row.closedMillis ?? row.acknowledged?.timeMillis ?? row.startedMillis)),
      line,
      row.phase === "resolved" || isPast
        ? ""
        : h(
            "span",
            { class: "actions" },
            row.phase === "new"
              ? action(texts.acknowledge, "A", this.actions.acknowledge)
              : action(texts.resolve, "R", this.actions.resolve),
          ),
      problem,
    );
    this.rows.set(row.key, { element, title, line, phase: row.phase });
    return element;
  }

  private writeRow(row: AlertRow, nowMillis: number): void {
    const parts = this.rows.get(row.key);
    if (!parts) {
      return;
    }
    setText(parts.title, titleText(row, this.format, nowMillis));
    setText(parts.line, lineText(row, this.operations, this.format, nowMillis));
    parts.line.hidden = parts.line.textContent === "";
    const age = parts.element.querySelector<HTMLElement>("[data-age]");
    if (age) {
      setText(age, this.format.age(nowMillis - row.startedMillis, nowMillis));
    }
  }
}

/** The one of this key while it goes on, or else the first that does. */
export function currentOf(rows: readonly AlertRow[], key: string | undefined): AlertRow | undefined {
  const open = rows.filter((row) => row.phase !== "resolved");
  return open.find((row) => row.key === key) ?? open[0];
}
