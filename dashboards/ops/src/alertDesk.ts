// SPDX-License-Identifier: Apache-2.0
import type { Alert, AlertStep, Connection, Handled } from "@roadstream/client";
import { type AlertRow, alertsAt, listRows } from "./alertRows.ts";
import { subjectText, titleText } from "./alertTexts.ts";
import type { Emergencies } from "./emergencies.ts";
import type { Format } from "./format.ts";
import type { Operations } from "./operations.ts";
import { texts } from "./texts.ts";
import type { Mark } from "./track.ts";
import type { Undo } from "./undo.ts";

/** What somebody here did and can still take back. */
interface Deed {
  readonly ids: ReadonlySet<string>;
  readonly step: AlertStep;
  readonly handled: Handled;
}

/** Calls for help and alerts of rules as one list, and what people do about them. */
export class AlertDesk {
  private deed: Deed | undefined;

  constructor(
    private readonly emergencies: Emergencies,
    private readonly operations: Operations,
    private readonly connection: () => Pick<Connection, "act" | "actOnAlert">,
    private readonly undo: Undo,
    private readonly me: () => string,
  ) {}

  /** As they stand now. */
  list(nowMillis: number): AlertRow[] {
    return listRows(this.emergencies.list(nowMillis), this.operations.alerts.list().map((alert) => this.asDone(alert)), nowMillis);
  }

  /**
   * As they stood at a moment of the past.
   *
   * @param recorded what the history knows of it
   */
  listAt(momentMillis: number, recorded: readonly Alert[]): AlertRow[] {
    const all = new Map([...recorded, ...this.operations.alerts.list()].map((alert) => [alert.id, alert]));
    return listRows(
      this.emergencies.listAt(momentMillis),
      alertsAt([...all.values()], momentMillis),
      momentMillis,
    );
  }

  /** Those that nobody has closed. */
  countOpen(nowMillis: number): number {
    return this.list(nowMillis).filter((row) => row.phase !== "resolved").length;
  }

  /**
   * On everything that the row stands for; done once all of it is stored. It can be taken back for a moment, but for
   * what is done about a call for help: others wait for that.
   */
  async act(row: AlertRow, step: AlertStep, format: Format, nowMillis: number): Promise<void> {
    const { call } = row;
    if (call) {
      await this.connection().act(call.vehicle, call.id, step);
      return;
    }
    const sent = this.undo.wait(texts.done[step](subjectText(row, format)), async () => {
      await Promise.all(row.openIds.map((id) => this.connection().actOnAlert(id, step)));
    });
    const deed: Deed = { ids: new Set(row.openIds), step, handled: { by: this.me(), timeMillis: nowMillis } };
    this.deed = deed;
    try {
      await sent;
    } finally {
      if (this.deed === deed) {
        this.deed = undefined;
      }
    }
  }

  /** What was done a moment ago shows as done. */
  private asDone(alert: Alert): Alert {
    const { deed } = this;
    if (!deed?.ids.has(alert.id)) {
      return alert;
    }
    return deed.step === "acknowledge" ? { ...alert, acknowledged: deed.handled } : { ...alert, resolved: deed.handled };
  }

  /** When something began, for the timeline. */
  marks(format: Format): Mark[] {
    const calls = this.emergencies.listCalls().map((call) => ({
      timeMillis: call.raisedMillis,
      severity: "critical" as const,
      title: texts.sosMark(format.id(call.vehicle), format.time(call.raisedMillis)),
    }));
    const rows = this.operations.alerts.list().flatMap((alert) => listRows([], [alert], alert.startedMillis));
    const rules = rows.filter(isMarked).map((row) => ({
      timeMillis: row.startedMillis,
      severity: row.severity,
      title: texts.alertMark(
        subjectText(row, format),
        titleText(row, format, row.startedMillis),
        format.time(row.startedMillis),
      ),
    }));
    return [...calls, ...rules].sort((a, b) => a.timeMillis - b.timeMillis);
  }
}

/** The line has room for what matters. */
function isMarked(row: AlertRow): row is AlertRow & { severity: "critical" | "high" } {
  return row.severity === "critical" || row.severity === "high";
}
