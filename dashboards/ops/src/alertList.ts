// SPDX-License-Identifier: Apache-2.0
import { h, isHeld, setText } from "./dom.ts";
import { type EmergencyAlert, type EmergencyPhase, keyOf } from "./emergencies.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { messageOf } from "./messageOf.ts";
import { texts } from "./texts.ts";

const PHASES: readonly EmergencyPhase[] = ["new", "acknowledged", "resolved"];

export interface AlertActions {
  show(alert: EmergencyAlert): void;
  acknowledge(alert: EmergencyAlert): Promise<void>;
  resolve(alert: EmergencyAlert): Promise<void>;
}

interface Row {
  readonly element: HTMLElement;
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
  private readonly rows = new Map<string, Row>();

  constructor(
    private readonly body: HTMLElement,
    private readonly format: Format,
    private readonly actions: AlertActions,
  ) {}

  /** The alert that keys act on: the one that was chosen while it goes on, or else the first that does. */
  current(alerts: readonly EmergencyAlert[]): EmergencyAlert | undefined {
    return currentOf(alerts, this.currentKey);
  }

  /** Makes the next or previous one that goes on the current one. */
  step(alerts: readonly EmergencyAlert[], by: number): void {
    const open = alerts.filter((alert) => alert.phase !== "resolved");
    const now = this.current(alerts);
    const next = now && open[(open.indexOf(now) + by + open.length) % open.length];
    this.currentKey = next && keyOf(next);
    this.written = "";
    this.isReleased = true;
  }

  /** Lets in what waits. */
  release(): void {
    this.isReleased = true;
  }

  /** How many alerts wait to be let in. */
  write(alerts: readonly EmergencyAlert[], nowMillis: number, isPast: boolean): number {
    const current = this.current(alerts);
    // Stays the current one when another comes before it.
    this.currentKey = current && keyOf(current);
    const isThere = this.body.firstElementChild !== null && this.rows.size > 0;
    const isStill = isThere && !this.isReleased && isHeld(this.body);
    const key = `${this.currentKey} ${isPast} ${alerts.map((a) => `${keyOf(a)}|${a.phase}`).join()}`;
    let waiting = 0;
    if (isStill) {
      waiting = this.changeInPlace(alerts, current, isPast);
    } else if (key !== this.written || this.body.firstElementChild === null) {
      this.build(alerts, current, isPast);
      this.written = key;
    }
    this.isReleased = false;
    if (isStill) {
      this.written = "";
    }
    for (const age of this.body.querySelectorAll<HTMLElement>("[data-age]")) {
      setText(age, this.format.age(nowMillis - Number(age.dataset["age"]), nowMillis));
    }
    return waiting;
  }

  private changeInPlace(
    alerts: readonly EmergencyAlert[],
    current: EmergencyAlert | undefined,
    isPast: boolean,
  ): number {
    let waiting = 0;
    for (const alert of alerts) {
      const row = this.rows.get(keyOf(alert));
      if (!row) {
        waiting++;
      } else if (row.phase !== alert.phase) {
        const hadFocus = row.element.contains(document.activeElement);
        const changed = this.row(alert, alert === current, isPast);
        row.element.replaceWith(changed);
        this.rows.set(keyOf(alert), { element: changed, phase: alert.phase });
        if (hadFocus) {
          (changed.querySelector<HTMLElement>(".actions button") ?? changed.querySelector("button"))?.focus();
        }
      }
    }
    return waiting;
  }

  private build(
    alerts: readonly EmergencyAlert[],
    current: EmergencyAlert | undefined,
    isPast: boolean,
  ): void {
    this.rows.clear();
    const groups = PHASES.flatMap((phase) => {
      const members = alerts.filter((alert) => alert.phase === phase);
      if (members.length === 0) {
        return [];
      }
      const side = phase === "resolved" ? texts.lastHalfHour : this.format.count(members.length);
      return [
        h(
          "section",
          { class: "group" },
          h("h2", {}, texts.groups[phase], h("span", {}, side)),
          ...members.map((alert) => {
            const element = this.row(alert, alert === current, isPast);
            this.rows.set(keyOf(alert), { element, phase });
            return element;
          }),
        ),
      ];
    });
    this.body.replaceChildren(
      ...(alerts.length === 0 ? [h("p", { class: "empty" }, texts.allQuiet)] : []),
      ...groups,
    );
  }

  private row(alert: EmergencyAlert, isCurrent: boolean, isPast: boolean): HTMLElement {
    const problem = h("span", { class: "problem" });
    const attempt = (action: (alert: EmergencyAlert) => Promise<void>) => () => {
      action(alert).catch((error: unknown) => {
        problem.textContent = texts.notSaved(messageOf(error));
      });
    };
    const line = [alert.note, this.byWhom(alert)].filter((part) => part !== "").join(" · ");
    const action = (name: string, key: string, run: (alert: EmergencyAlert) => Promise<void>) =>
      h("button", { type: "button", class: "quiet", onclick: attempt(run) }, name, h("kbd", {}, key));
    return h(
      "article",
      { class: "alert", "data-phase": alert.phase, "data-current": isCurrent },
      h("span", { class: "mark" }, icon(alert.phase === "resolved" ? "check" : "sos", 20)),
      h(
        "button",
        { type: "button", class: "title", onclick: () => this.actions.show(alert) },
        h("b", {}, this.format.id(alert.vehicle)),
        ` ${texts.sosFromDriver}`,
      ),
      alert.phase === "new"
        ? h("time", { "data-age": String(alert.raisedMillis) })
        : h("time", {}, this.format.time(alert.resolvedMillis ?? alert.acknowledgedMillis ?? 0)),
      line === "" ? "" : h("span", { class: "line" }, line),
      alert.phase === "resolved" || isPast
        ? ""
        : h(
            "span",
            { class: "actions" },
            alert.phase === "new"
              ? action(texts.acknowledge, "A", this.actions.acknowledge)
              : action(texts.resolve, "R", this.actions.resolve),
          ),
      problem,
    );
  }

  private byWhom(alert: EmergencyAlert): string {
    switch (alert.phase) {
      case "resolved":
        return texts.resolvedBy(alert.resolvedBy ?? "");
      case "acknowledged":
        return texts.acknowledgedBy(
          alert.acknowledgedBy ?? "",
          this.format.time(alert.acknowledgedMillis ?? 0),
        );
      case "new":
        return "";
    }
  }
}

/** The one of this key while it goes on, or else the first that does. */
export function currentOf(
  alerts: readonly EmergencyAlert[],
  key: string | undefined,
): EmergencyAlert | undefined {
  const open = alerts.filter((alert) => alert.phase !== "resolved");
  return open.find((alert) => keyOf(alert) === key) ?? open[0];
}
