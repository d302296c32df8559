// SPDX-License-Identifier: Apache-2.0

const CELL_METERS = 100;
/** A segment is entered at places no farther apart. */
const SAMPLE_METERS = 50;
/** More cells than a city has in one direction. */
const COLUMN = 2 ** 22;

/** Which segments are near a place, on a plane in metres. */
export class SegmentGrid {
  private readonly cells = new Map<number, number[]>();

  add(segment: number, fromX: number, fromY: number, toX: number, toY: number): void {
    const samples = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / SAMPLE_METERS));
    let last: number[] | undefined;
    for (let i = 0; i <= samples; i++) {
      const key = keyOf(cellOf(fromX + ((toX - fromX) * i) / samples), cellOf(fromY + ((toY - fromY) * i) / samples));
      let cell = this.cells.get(key);
      if (!cell) {
        cell = [];
        this.cells.set(key, cell);
      }
      if (cell !== last && cell.at(-1) !== segment) {
        cell.push(segment);
      }
      last = cell;
    }
  }

  /** All that come within the radius, and others. */
  near(x: number, y: number, radius: number): Set<number> {
    const found = new Set<number>();
    const reach = radius + SAMPLE_METERS / 2;
    for (let column = cellOf(x - reach); column <= cellOf(x + reach); column++) {
      for (let row = cellOf(y - reach); row <= cellOf(y + reach); row++) {
        this.cells.get(keyOf(column, row))?.forEach((segment) => found.add(segment));
      }
    }
    return found;
  }
}

function cellOf(meters: number): number {
  return Math.floor(meters / CELL_METERS);
}

function keyOf(column: number, row: number): number {
  return column * COLUMN + row;
}
