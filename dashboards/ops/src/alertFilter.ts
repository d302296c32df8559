// SPDX-License-Identifier: Apache-2.0
import type { AlertSeverity } from "@roadstream/client";
import type { AlertRow, RowRule } from "./alertRows.ts";
import { h, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { icon, type IconName } from "./icons.ts";
import { texts } from "./texts.ts";

const SEVERITIES: readonly AlertSeverity[] = ["critical", "high", "medium", "info"];

/** Shape of each severity. */
export const SEVERITY_ICONS: Record<AlertSeverity, IconName> = {
  critical: "sos",
  high: "high",
  medium: "medium",
  info: "info",
};

export type AlertView = keyof typeof texts.alertViews;

const VIEWS: readonly AlertView[] = ["open", "mine", "resolved"];

/** Whether an alert is of a view; those that go on stand with those that ended lately. */
export function isOfView(row: AlertRow, view: AlertView, me: string): boolean {
  switch (view) {
    case "open":
      return true;
    case "mine":
      return row.phase !== "resolved" && row.acknowledged?.by === me;
    case "resolved":
      return row.phase === "resolved";
  }
}

/** How many a view is about: resolved ones are only shown beside those that go on. */
export function countOf(rows: readonly AlertRow[], view: AlertView, me: string): number {
  return rows.filter((row) => isOfView(row, view, me) && (view !== "open" || row.phase !== "resolved")).length;
}

/** Which alerts the list shows: open, mine or resolved, by severity, by kind. Calls for help are never hidden. */
export class AlertFilter {
  readonly element: HTMLElement;
  private readonly hidden = new Set<AlertSeverity>();
  private rule: RowRule | "" = "";
  private view: AlertView = "open";
  private readonly views = new Map<AlertView, HTMLElement>();
  private readonly chips = new Map<AlertSeverity, { chip: HTMLElement; count: HTMLElement }>();
  private readonly select: HTMLSelectElement;

  constructor(
    private readonly format: Format,
    private readonly me: () => string,
    private readonly onChange: () => void,
  ) {
    const views = VIEWS.map((view) => {
      const count = h("span", {}, "0");
      const title = texts.alertViews[view];
      const segment = h("button", { type: "button", onclick: () => this.look(view) }, title, count);
      this.views.set(view, segment);
      return segment;
    });
    const chips = SEVERITIES.map((severity) => {
      const count = h("span", {}, "0");
      const chip = h(
        "button",
        {
          type: "button",
          "data-severity": severity,
          "aria-pressed": "true",
          title: texts.severities[severity],
          onclick: () => this.toggle(severity),
        },
        h("span", { class: "mark" }, icon(SEVERITY_ICONS[severity], 16)),
        h("span", { class: "unseen" }, texts.severities[severity]),
        count,
      );
      this.chips.set(severity, { chip, count });
      return chip;
    });
    const options = Object.entries(texts.ruleNames).map(([value, name]) => h("option", { value }, name));
    this.select = h(
      "select",
      { "aria-label": texts.filterAlerts, onchange: () => this.choose(this.select.value) },
      h("option", { value: "" }, texts.allRules),
      ...options,
    );
    this.element = h(
      "div",
      { class: "filters", role: "group", "aria-label": texts.filterAlerts },
      h("div", { class: "segments", role: "group", "aria-label": texts.whichAlerts }, ...views),
      ...chips,
      this.select,
    );
    this.write();
  }

  /** The rows that are shown. */
  apply(rows: readonly AlertRow[]): AlertRow[] {
    return rows.filter((row) => this.shows(row));
  }

  clear(): void {
    this.view = "open";
    this.hidden.clear();
    this.rule = "";
    this.select.value = "";
    this.write();
  }

  /** Which of the views is looked at. */
  get current(): AlertView {
    return this.view;
  }

  /** How many alerts of each view there are, and how many of each severity go on. */
  count(rows: readonly AlertRow[]): void {
    for (const [view, segment] of this.views) {
      const count = segment.querySelector("span");
      if (count) {
        setText(count, this.format.count(countOf(rows, view, this.me())));
      }
    }
    for (const [severity, { count }] of this.chips) {
      const open = rows.filter((row) => row.severity === severity && row.phase !== "resolved");
      setText(count, this.format.count(open.length));
    }
  }

  private shows(row: AlertRow): boolean {
    const isWanted = !this.hidden.has(row.severity) && (this.rule === "" || this.rule === row.rule);
    return (isWanted && isOfView(row, this.view, this.me())) || (row.rule === "sos" && row.phase === "new");
  }

  private look(view: AlertView): void {
    this.view = view;
    this.write();
  }

  private toggle(severity: AlertSeverity): void {
    if (!this.hidden.delete(severity)) {
      this.hidden.add(severity);
    }
    this.write();
  }

  private choose(value: string): void {
    this.rule = value in texts.ruleNames ? (value as RowRule) : "";
    this.write();
  }

  private write(): void {
    for (const [view, segment] of this.views) {
      segment.setAttribute("aria-pressed", String(view === this.view));
    }
    for (const [severity, { chip }] of this.chips) {
      chip.setAttribute("aria-pressed", String(!this.hidden.has(severity)));
    }
    this.onChange();
  }
}
