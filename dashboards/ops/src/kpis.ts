// SPDX-License-Identifier: Apache-2.0
import type { Activity, EtaAccuracy, FleetMetrics } from "@roadstream/client";
import { h, setText } from "./dom.ts";
import type { Format } from "./format.ts";
import { inOrder, onRoom } from "./kpiOrder.ts";
import { FLEET_TILES, type Tile } from "./kpiTiles.ts";
import type { OrderFilter } from "./orderList.ts";
import type { OrderNumbers } from "./orderNumbers.ts";
import { ORDER_TILES } from "./orderTiles.ts";
import type { TableList } from "./panel.ts";
import { type Past, type Recorded, recordedAt } from "./recorded.ts";
import type { VehicleState } from "./state.ts";
import { texts } from "./texts.ts";
import { type Reading, trendOf } from "./trend.ts";

const MINUTE_MILLIS = 60_000;
const KEEP_MILLIS = 60 * MINUTE_MILLIS;
/** The gateway tells every 10 s; a second later it is late. */
const OLD_MILLIS = 11_000;
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 60;
const HEIGHT = 26;
/** Readings of the history are a minute apart: so much less than an hour is an hour ago. */
const ABOUT_MILLIS = 75_000;
/** A line through fewer would tell nothing. */
const MIN_READINGS = 10;

/** What a click on a number opens. */
export interface KpiActions {
  table(list: TableList): void;
  orders(filter: OrderFilter): void;
}

const ALL_TILES: readonly Tile[] = [...new Set([...ORDER_TILES, ...FLEET_TILES])];

/** The strip of numbers over the map: value now, what it was against an hour ago, and the hour as a line. */
export class Kpis {
  private readonly readings = new Map<string, Reading[]>();
  private readonly elements = new Map<
    string,
    {
      tile: HTMLElement;
      main: HTMLElement;
      side: HTMLElement;
      change: HTMLElement;
      trend: HTMLElement;
      line: SVGPathElement;
      area: SVGPathElement;
      target: SVGPathElement;
      dot: SVGCircleElement;
    }
  >();
  private last: { metrics: FleetMetrics; atMillis: number } | undefined;
  private tiles: readonly Tile[] = [];
  private isTurned = false;

  /**
   * @param orders how they stand now; undefined for a fleet without any
   * @param accuracy how right estimates are; undefined if nobody knows
   */
  constructor(
    private readonly container: HTMLElement,
    private readonly format: Format,
    private readonly actions: KpiActions,
    private readonly orders: () => OrderNumbers | undefined,
    private readonly accuracy: () => EtaAccuracy | undefined,
  ) {
    onRoom(() => this.build());
    this.choose();
  }

  /** Shows the numbers of the vehicles instead of those of the orders, or the other way round. */
  turn(): void {
    this.isTurned = !this.isTurned;
    this.choose();
  }

  private choose(): void {
    const hasOrders = this.orders() !== undefined;
    const tiles = hasOrders !== this.isTurned ? ORDER_TILES : FLEET_TILES;
    if (tiles !== this.tiles) {
      this.tiles = tiles;
      this.build();
    }
  }

  private build(): void {
    this.elements.clear();
    this.container.replaceChildren(...inOrder(this.tiles).map((tile) => this.newTile(tile)), moreButton(this.container));
  }

  private newTile(tile: Tile): HTMLElement {
    const main = h("b", {}, texts.unknown);
    const side = h("span", { class: "side" });
    const change = h("span", { class: "change" });
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(SVG, "path");
    const dot = document.createElementNS(SVG, "circle");
    dot.setAttribute("r", "2.2");
    const area = document.createElementNS(SVG, "path");
    area.setAttribute("class", "area");
    const target = document.createElementNS(SVG, "path");
    target.setAttribute("class", "target");
    svg.append(area, target, line, dot);
    const trend = h("span", { class: "unseen" });
    const { list, orders } = tile;
    const open = list ? () => this.actions.table(list) : orders ? () => this.actions.orders(orders) : undefined;
    const element = h(
      open ? "button" : "div",
      { class: "kpi", "data-key": tile.key, ...(open ? { type: "button", onclick: open } : {}) },
      h("span", { class: "name" }, texts.kpis[tile.key], h("span", { class: "tail" }, tile.tail ?? "")),
      change,
      h("span", { class: "value" }, main, side),
      svg,
      trend,
    );
    this.elements.set(tile.key, { tile: element, main, side, change, trend, line, area, target, dot });
    return element;
  }

  /** Begins lines with what was in the minutes before this page was opened. */
  seed(minutes: readonly Activity[], past: Past): void {
    const figures = past.points.flatMap(({ timeMillis }) => {
      const then = recordedAt(past, timeMillis);
      return then ? [{ timeMillis, then }] : [];
    });
    const since = (figures.at(-1)?.timeMillis ?? 0) - KEEP_MILLIS;
    for (const { key, before, recorded } of ALL_TILES) {
      const known = this.readings.get(key) ?? [];
      const first = known[0]?.timeMillis ?? Number.POSITIVE_INFINITY;
      const seeded = before
        ? minutes
            .map((minute) => ({ timeMillis: minute.timeMillis + MINUTE_MILLIS, value: before(minute) }))
            .filter((reading) => reading.timeMillis < first)
        : figures.flatMap(({ timeMillis, then }): Reading[] => {
            const value = recorded?.(then);
            return value === undefined || timeMillis >= first || timeMillis < since ? [] : [{ timeMillis, value }];
          });
      this.readings.set(key, [...seeded, ...known]);
    }
  }

  take(metrics: FleetMetrics, nowMillis: number): void {
    this.last = { metrics, atMillis: nowMillis };
    const numbers = { metrics, orders: this.orders(), accuracy: this.accuracy() };
    for (const tile of ALL_TILES) {
      const value = tile.value(numbers);
      if (value !== undefined) {
        const kept = (this.readings.get(tile.key) ?? []).filter(
          (reading) => nowMillis - reading.timeMillis <= KEEP_MILLIS,
        );
        this.readings.set(tile.key, [...kept, { timeMillis: nowMillis, value }]);
      }
    }
    this.write(nowMillis);
  }

  /**
   * Writes what is known now, or what was at a moment of the past.
   *
   * @param then vehicles in view at that moment, and what the key figures say of it, if anything
   */
  write(nowMillis: number, then?: { readonly counts: Readonly<Record<VehicleState, number>>; readonly figures: Recorded | undefined }): void {
    this.choose();
    if (then) {
      this.writePast(then.counts, then.figures);
      return;
    }
    const last = this.last;
    if (!last) {
      return;
    }
    const age = nowMillis - last.atMillis;
    const numbers = { metrics: last.metrics, orders: this.orders(), accuracy: this.accuracy() };
    for (const tile of this.tiles) {
      const parts = this.elements.get(tile.key);
      if (!parts) {
        continue;
      }
      setText(parts.main, tile.main(numbers, this.format));
      setText(parts.side, tile.side(numbers, this.format));
      parts.tile.toggleAttribute("data-bad", tile.isBad?.(numbers) ?? false);
      setText(
        parts.change,
        age > OLD_MILLIS ? this.format.age(age, nowMillis) : this.change(tile, nowMillis),
      );
      this.drawLine(tile, parts, nowMillis);
      this.writeTrend(tile, parts.trend);
    }
  }

  private writePast(then: Readonly<Record<VehicleState, number>>, figures: Recorded | undefined): void {
    for (const tile of this.tiles) {
      const parts = this.elements.get(tile.key);
      if (parts) {
        const known = figures && tile.recordedText?.(figures, this.format);
        setText(parts.main, tile.then ? this.format.count(tile.then(then)) : (known ?? texts.unknown));
        setText(parts.side, tile.then ? texts.inHistory : known === undefined ? texts.notRecorded : "");
        setText(parts.change, "");
        setText(parts.trend, "");
        parts.tile.removeAttribute("data-bad");
      }
    }
  }

  private change(tile: Tile, nowMillis: number): string {
    const readings = this.readings.get(tile.key) ?? [];
    const first = readings[0];
    const now = readings.at(-1);
    // Against an hour ago, and neither before an hour is known nor of what nobody knows any more.
    if (
      !tile.change ||
      !first ||
      !now ||
      nowMillis - first.timeMillis < KEEP_MILLIS - ABOUT_MILLIS ||
      nowMillis - now.timeMillis > OLD_MILLIS
    ) {
      return "";
    }
    return `${tile.change(now.value - first.value, this.format)} ${texts.sinceStart}`;
  }

  /** What the line shows, in words. */
  private writeTrend({ key }: Tile, element: HTMLElement): void {
    const readings = this.readings.get(key) ?? [];
    const trend = readings.length < MIN_READINGS ? undefined : trendOf(readings);
    setText(element, trend ? `, ${texts.trends[trend.direction](this.format.time(trend.sinceMillis))}` : "");
  }

  private drawLine(
    { key, target }: Tile,
    { line, area, target: targetLine, dot }: { line: SVGPathElement; area: SVGPathElement; target: SVGPathElement; dot: SVGCircleElement },
    nowMillis: number,
  ): void {
    const readings = this.readings.get(key) ?? [];
    if (readings.length < MIN_READINGS) {
      return;
    }
    const values = [...readings.map((reading) => reading.value), ...(target === undefined ? [] : [target])];
    const low = Math.min(...values);
    const span = Math.max(...values) - low || 1;
    const first = readings[0]?.timeMillis ?? nowMillis;
    const width = Math.max(60_000, nowMillis - first);
    const points = readings.map((reading): [number, number] => [
      3 + ((reading.timeMillis - first) / width) * (WIDTH - 6),
      HEIGHT - 4 - ((reading.value - low) / span) * (HEIGHT - 8),
    ]);
    if (target !== undefined) {
      targetLine.setAttribute("d", `M3 ${(HEIGHT - 4 - ((target - low) / span) * (HEIGHT - 8)).toFixed(1)}H${WIDTH - 3}`);
    }
    const way = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
    line.setAttribute("d", `M${way}`);
    area.setAttribute("d", `M3 ${HEIGHT}L${way}L${(points.at(-1)?.[0] ?? 3).toFixed(1)} ${HEIGHT}Z`);
    const [x, y] = points.at(-1) ?? [0, 0];
    dot.setAttribute("cx", x.toFixed(1));
    dot.setAttribute("cy", y.toFixed(1));
  }
}

/** Where there is room for four tiles, it shows the others. */
function moreButton(container: HTMLElement): HTMLElement {
  const button = h("button", { type: "button", class: "more", "aria-expanded": "false" }, texts.more);
  button.addEventListener("click", () => {
    const isOpen = container.toggleAttribute("data-more");
    button.setAttribute("aria-expanded", String(isOpen));
  });
  return button;
}
