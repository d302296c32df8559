// SPDX-License-Identifier: Apache-2.0
import type { PastFix, Vehicle } from "@roadstream/client";

/** A vehicle that was silent for longer than this stands still until it is heard of again. */
const MAX_GAP_MILLIS = 120_000;

/** Positions of the past by vehicle, to be looked at at any moment. */
export class Tape {
  private readonly fixes = new Map<string, PastFix[]>();

  add(fixes: readonly PastFix[]): void {
    const touched = new Set<string>();
    for (const fix of fixes) {
      const list = this.fixes.get(fix.vehicle) ?? [];
      list.push(fix);
      this.fixes.set(fix.vehicle, list);
      touched.add(fix.vehicle);
    }
    for (const id of touched) {
      const sorted = (this.fixes.get(id) ?? []).sort((a, b) => a.timeMillis - b.timeMillis);
      this.fixes.set(
        id,
        sorted.filter((fix, i) => i === 0 || fix.timeMillis !== sorted[i - 1]?.timeMillis),
      );
    }
  }

  /** Forgets what is not of this span. */
  keep(fromMillis: number, toMillis: number): void {
    for (const [id, list] of this.fixes) {
      const kept = list.filter((fix) => fix.timeMillis >= fromMillis && fix.timeMillis < toMillis);
      if (kept.length === 0) {
        this.fixes.delete(id);
      } else if (kept.length < list.length) {
        this.fixes.set(id, kept);
      }
    }
  }

  clear(): void {
    this.fixes.clear();
  }

  /** Every position that is known. */
  *events(): Generator<PastFix> {
    for (const list of this.fixes.values()) {
      yield* list;
    }
  }

  /** Where each vehicle was: on the way between two fixes, or at the last one before. */
  at(millis: number): Vehicle[] {
    const vehicles: Vehicle[] = [];
    for (const [id, list] of this.fixes) {
      const index = lastNotAfter(list, millis);
      const before = list[index];
      if (!before) {
        continue;
      }
      const after = list[index + 1];
      const gap = after ? after.timeMillis - before.timeMillis : 0;
      const share =
        after && gap > 0 && gap <= MAX_GAP_MILLIS ? (millis - before.timeMillis) / gap : 0;
      vehicles.push({
        id,
        lat: before.lat + ((after?.lat ?? before.lat) - before.lat) * share,
        lon: before.lon + ((after?.lon ?? before.lon) - before.lon) * share,
        speedMps: before.speedMps,
        headingDeg: before.headingDeg,
        // On the way between two fixes it is as fresh as the moment that is looked at.
        eventTimeMillis: share > 0 ? millis : before.timeMillis,
      });
    }
    return vehicles;
  }
}

/** Index of the last fix at or before a time, -1 for none. */
function lastNotAfter(list: readonly PastFix[], millis: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.timeMillis ?? 0) <= millis) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
