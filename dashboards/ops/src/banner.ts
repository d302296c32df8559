// SPDX-License-Identifier: Apache-2.0
import { byId, h, setText } from "./dom.ts";
import { type EmergencyAlert, keyOf } from "./emergencies.ts";
import type { Format } from "./format.ts";
import { icon } from "./icons.ts";
import { messageOf } from "./messageOf.ts";
import { texts } from "./texts.ts";

/** The call for help over the map: the oldest that nobody has taken notice of. It cannot be dismissed. */
export class Banner {
  private readonly element = byId("banner");
  private readonly detail = h("span", { class: "detail" });
  private readonly problem = h("span", { class: "problem" });
  private shown: string | undefined;

  constructor(
    private readonly format: Format,
    private readonly driverOf: (vehicle: string) => string,
    private readonly onShow: (alert: EmergencyAlert) => void,
    private readonly onAcknowledge: (alert: EmergencyAlert) => Promise<void>,
  ) {}

  show(
    alerts: readonly EmergencyAlert[],
    fixMillis: (vehicle: string) => number | undefined,
    nowMillis: number,
    isPast: boolean,
  ): void {
    const first = alerts[0];
    this.element.hidden = first === undefined;
    // Told once; the ages beside it would be told again and again.
    setText(
      byId("alarm"),
      first === undefined ? "" : texts.alarm(this.format.id(first.vehicle), first.note, alerts.length),
    );
    if (!first) {
      this.shown = undefined;
      return;
    }
    const driver = this.driverOf(first.vehicle);
    const key = `${keyOf(first)}|${alerts.length}|${isPast}|${driver}`;
    if (key !== this.shown) {
      this.shown = key;
      this.problem.textContent = "";
      const acknowledge = h(
        "button",
        {
          type: "button",
          class: "primary",
          // What is looked at is over: what was done then cannot be changed.
          disabled: isPast,
          onclick: () => void this.acknowledge(first),
        },
        texts.acknowledge,
      );
      this.element.replaceChildren(
        h("span", { class: "mark" }, icon("sos", 20)),
        h(
          "span",
          { class: "what" },
          h("b", {}, texts.sos),
          " ",
          h("span", { class: "subject" }, [this.format.id(first.vehicle), driver].filter((part) => part !== "").join(" · ")),
          alerts.length > 1 ? h("span", { class: "of" }, ` ${texts.ofMany(alerts.length)}`) : "",
        ),
        this.detail,
        this.problem,
        h("button", { type: "button", class: "quiet", onclick: () => this.onShow(first) }, texts.show),
        acknowledge,
      );
    }
    // A vehicle out of view: where it was when it called is known.
    const fix = fixMillis(first.vehicle) ?? (first.place && first.raisedMillis);
    setText(
      this.detail,
      [
        first.note,
        texts.ago(this.format.age(nowMillis - first.raisedMillis, nowMillis)),
        fix === undefined ? texts.noPosition : texts.positionOld(this.format.age(nowMillis - fix, nowMillis)),
      ]
        .filter((part) => part !== "")
        .join(" · "),
    );
  }

  private async acknowledge(alert: EmergencyAlert): Promise<void> {
    try {
      await this.onAcknowledge(alert);
    } catch (error) {
      this.problem.textContent = texts.notSaved(messageOf(error));
    }
  }
}
