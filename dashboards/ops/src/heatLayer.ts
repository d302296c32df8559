// SPDX-License-Identifier: Apache-2.0
import { PolygonLayer } from "@deck.gl/layers";
import { byId, h } from "./dom.ts";
import type { Format } from "./format.ts";
import { type Heat, type HeatCell, type HeatEvent, heatOf, resolutionAt } from "./heat.ts";
import { texts } from "./texts.ts";
import { rgba, token } from "./theme.ts";

const ALPHAS = [0.04, 0.08, 0.13, 0.19, 0.26];
/** Often enough for a picture of ten minutes. */
const EVERY_MILLIS = 2_000;

type H3 = typeof import("h3-js");

/** Where reports came from in the last ten minutes: cells in one ink, and the key to read them by. */
export class HeatLayer {
  private h3: H3 | undefined;
  private isOn = false;
  private heat: Heat = { cells: [], from: [] };
  private madeFor = "";

  constructor(
    private readonly format: Format,
    private readonly onReady: () => void,
  ) {}

  /** The library of cells is large, and loaded by those who want heat only. */
  async turn(isOn: boolean): Promise<void> {
    this.isOn = isOn;
    this.madeFor = "";
    byId("heat-key").hidden = !isOn;
    if (isOn) {
      this.h3 ??= await import("h3-js");
      this.onReady();
    }
  }

  /** @param events are looked at only if it is time to count anew */
  layers(events: () => Iterable<HeatEvent>, momentMillis: number, zoom: number) {
    if (!this.isOn || !this.h3) {
      return [];
    }
    const { cellToBoundary } = this.h3;
    const resolution = resolutionAt(zoom);
    const wanted = `${resolution} ${Math.floor(momentMillis / EVERY_MILLIS)}`;
    if (wanted !== this.madeFor) {
      this.madeFor = wanted;
      this.heat = heatOf(events(), momentMillis, resolution, this.h3);
      this.writeKey();
    }
    return [
      new PolygonLayer<HeatCell>({
        id: "heat",
        data: this.heat.cells as HeatCell[],
        material: false,
        lineWidthUnits: "pixels",
        getLineWidth: 1.5,
        getLineColor: rgba("--map-land"),
        getPolygon: ({ cell }) => cellToBoundary(cell, true),
        getFillColor: ({ step }) => rgba("--heat-ink", ALPHAS[step + ALPHAS.length - this.heat.from.length] ?? 0),
        updateTriggers: {
          getFillColor: [token("--heat-ink"), this.heat.from.length],
          getLineColor: token("--map-land"),
        },
      }),
    ];
  }

  private writeKey(): void {
    const { from } = this.heat;
    byId("heat-key").replaceChildren(
      h("span", {}, texts.heatKey),
      h(
        "ol",
        {},
        ...from.map((least, i) => {
          const step = i + ALPHAS.length - from.length;
          return h("li", { "data-step": String(step) }, this.format.count(least));
        }),
      ),
    );
  }
}
