// SPDX-License-Identifier: Apache-2.0

/** Reports of this long count. */
export const HEAT_MILLIS = 600_000;
/** Cells with fewer are left out: they would tell where one vehicle was. */
export const LEAST_EVENTS = 3;
const STEPS = 5;

/** What is needed of H3; the library comes when heat is asked for first. */
export interface HexGrid {
  latLngToCell(lat: number, lon: number, resolution: number): string;
}

export interface HeatEvent {
  readonly lon: number;
  readonly lat: number;
  readonly timeMillis: number;
}

export interface HeatCell {
  readonly cell: string;
  readonly count: number;
  /** 0 is the palest. */
  readonly step: number;
}

export interface Heat {
  readonly cells: readonly HeatCell[];
  /** Least count of each step. */
  readonly from: readonly number[];
}

/** H3 resolution 7 at zoom 11, 8 at 13, 9 at 15. */
export function resolutionAt(zoom: number): number {
  return Math.max(5, Math.min(9, Math.round((zoom - 11) / 2) + 7));
}

/** How many reports came from each cell in the minutes before a moment. */
export function heatOf(
  events: Iterable<HeatEvent>,
  momentMillis: number,
  resolution: number,
  grid: HexGrid,
): Heat {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (event.timeMillis > momentMillis - HEAT_MILLIS && event.timeMillis <= momentMillis) {
      const cell = grid.latLngToCell(event.lat, event.lon, resolution);
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
  }
  const shown = [...counts].filter(([, count]) => count >= LEAST_EVENTS);
  const from = stepsTo(Math.max(LEAST_EVENTS, ...shown.map(([, count]) => count)));
  return {
    cells: shown.map(([cell, count]) => ({
      cell,
      count,
      step: from.filter((least) => count >= least).length - 1,
    })),
    from,
  };
}

/** Steps grow by the same factor: streets differ by orders of magnitude, not by amounts. */
export function stepsTo(most: number): number[] {
  const steps: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    const least = Math.round(LEAST_EVENTS * (most / LEAST_EVENTS) ** (i / STEPS));
    if (steps.at(-1) !== least) {
      steps.push(least);
    }
  }
  return steps;
}
