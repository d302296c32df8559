// SPDX-License-Identifier: Apache-2.0
import type { Estimate, Plan } from "@roadstream/client";
import { expect, test } from "vitest";
import { bendOf, causeOf, KeptBend } from "../src/bend.ts";
import { bendText } from "../src/bendText.ts";
import { Format } from "../src/format.ts";
import { etaOf, MINUTE, orderOf } from "./orders.ts";

/** One estimate a minute. */
const line = (p50: (minute: number) => number, count = 40, told: (minute: number) => Partial<Estimate> = () => ({})) =>
  Array.from({ length: count }, (_, i) => etaOf(p50(i), { madeMillis: i * MINUTE, ...told(i) }));
/** Up to half a minute either way, the same always. */
const noise = (i: number) => 0.5 * Math.sin(12.9898 * i + 4.1414 * i * i);
const plan: Plan = { vehicle: "V-1", version: 2, cause: 1, driver: undefined, madeMillis: 0, plannedMillis: 0, stops: [] };

test("a line that was flat and then rises bends where it begins to", () => {
  for (const at of [8, 20, 31]) {
    const bend = bendOf(line((i) => 100 + Math.max(0, i - at) * 0.8 + noise(i)));
    expect(Math.abs((bend?.atMillis ?? 0) / MINUTE - at)).toBeLessThanOrEqual(2);
    expect(Math.abs((bend?.minutes ?? 0) - (39 - at) * 0.8)).toBeLessThanOrEqual(1);
  }
});

test("a line that falls bends to earlier", () => {
  const bend = bendOf(line((i) => 100 - Math.max(0, i - 25)));
  expect(bend).toMatchObject({ atMillis: 25 * MINUTE, minutes: -14, vehicle: undefined });
});

test("neither noise, nor a drift that only goes on, nor one that ends is a bend", () => {
  expect(bendOf(line((i) => 100 + noise(i)))).toBeUndefined();
  expect(bendOf(line((i) => 100 + i / 2))).toBeUndefined();
  expect(bendOf(line((i) => 100 + Math.min(i, 20)))).toBeUndefined();
  expect(bendOf([])).toBeUndefined();
  expect(bendOf(line((i) => 100 + 9 * i, 3))).toBeUndefined();
});

test("where somebody else is to bring it is the bend, and the last such", () => {
  const bend = bendOf(line((i) => (i < 10 ? 100 : i < 30 ? 104 : 97), 40, (i) => ({ vehicle: i < 10 ? "V-1" : i < 30 ? "V-2" : "V-3" })));
  expect(bend).toEqual({ atMillis: 30 * MINUTE, p50Millis: 97 * MINUTE, minutes: -7, vehicle: "V-3" });
  const hidden = bendOf(line((i) => (i < 10 ? 100 : 104), 40, (i) => ({ vehicle: i < 10 ? "" : "V-2" })));
  expect(hidden?.vehicle).toBeUndefined();
});

test("the bend is that of the least squares over all corners", () => {
  for (const at of [5, 13, 22, 34]) {
    const told = line((i) => 100 + i / 10 + Math.max(0, i - at) * 0.9 + 3 * noise(i));
    const errors = told.map(({ madeMillis }, i) => (i < 2 || i >= told.length - 2 ? Infinity : squaresBeside(told, madeMillis / MINUTE)));
    const best = errors.indexOf(Math.min(...errors));
    expect(bendOf(told)?.atMillis).toBe(best * MINUTE);
  }
});

/** What is left of the squares once each of 1, x and the way past the corner has been taken out in turn: Gram and Schmidt. */
function squaresBeside(told: readonly Estimate[], corner: number): number {
  const of = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const without = (from: readonly number[], basis: readonly (readonly number[])[]) =>
    basis.reduce<readonly number[]>((rest, one) => rest.map((value, i) => value - (of(rest, one) / of(one, one)) * (one[i] ?? 0)), from);
  const minutes = told.map(({ madeMillis }) => madeMillis / MINUTE);
  const basis: (readonly number[])[] = [];
  for (const part of [minutes.map(() => 1), minutes, minutes.map((x) => Math.max(0, x - corner))]) {
    basis.push(without(part, basis));
  }
  const rest = without(told.map(({ p50Millis }) => p50Millis / MINUTE - 100), basis);
  return of(rest, rest);
}

test("a bend is looked for once in each line, also where there is none", () => {
  const [bent, flat] = [line((i) => 100 + Math.max(0, i - 20)), line(() => 100)];
  const looked: (readonly Estimate[])[] = [];
  const kept = new KeptBend((estimates) => {
    looked.push(estimates);
    return bendOf(estimates);
  });
  const told = [flat, flat, bent, bent, flat].map((estimates) => kept.of(estimates)?.atMillis);
  expect(told).toEqual([undefined, undefined, 20 * MINUTE, 20 * MINUTE, undefined]);
  expect(looked).toEqual([flat, bent, flat]);
});

test("the cause is who got it, a plan of that moment, or the largest part of the delay that goes the same way", () => {
  const order = orderOf({ id: "7", vehicle: "V-1" });
  const bend = { atMillis: 20 * MINUTE, p50Millis: 0, minutes: 6, vehicle: undefined };
  const causes = [
    { kind: "earlier", order: "a", minutes: 2 },
    { kind: "preparation", order: undefined, minutes: 5 },
    { kind: "way", order: undefined, minutes: -9 },
  ] as const;
  const delay = { minutes: -2, causes };
  expect(causeOf({ ...bend, vehicle: "V-2" }, order, plan, delay)).toEqual({ kind: "given", vehicle: "V-2" });
  const near = { ...plan, madeMillis: 21 * MINUTE };
  expect(causeOf(bend, order, near, delay)).toEqual({ kind: "plan", plan: near });
  expect(causeOf(bend, order, { ...near, vehicle: "V-9" }, delay)).toEqual({ kind: "cause", cause: causes[1] });
  expect(causeOf(bend, order, plan, delay)).toEqual({ kind: "cause", cause: causes[1] });
  expect(causeOf({ ...bend, minutes: -6 }, order, plan, delay)).toEqual({ kind: "cause", cause: causes[2] });
  expect(causeOf(bend, order, plan, undefined)).toEqual({ kind: "unknown" });
});

test("the text says when and why, with the street where the way is slow, and without a cause by how much", () => {
  const format = new Format("en-GB", "Etc/UTC", "km");
  const bend = { atMillis: 14 * 60 * MINUTE + 21 * MINUTE, p50Millis: 0, minutes: 6, vehicle: undefined };
  const way = { kind: "cause", cause: { kind: "way", order: undefined, minutes: 4 } } as const;
  const earlier = { kind: "cause", cause: { kind: "earlier", order: "48213", minutes: 4 } } as const;
  const canal = () => "Canal Street";
  const unasked = () => {
    throw new Error("this text names no street");
  };
  expect(bendText(bend, way, canal, format)).toBe("14:21 slower on Canal Street");
  expect(bendText(bend, way, () => undefined, format)).toBe("14:21 slower way");
  expect(bendText({ ...bend, minutes: -6 }, way, () => undefined, format)).toBe("14:21 faster way");
  expect(bendText(bend, earlier, unasked, format)).toBe(`14:21 behind at ${format.orderId("48213")}`);
  expect(bendText(bend, { kind: "given", vehicle: "V-126" }, unasked, format)).toBe(`14:21 given to ${format.id("V-126")}`);
  expect(bendText(bend, { kind: "plan", plan }, unasked, format)).toBe("14:21 new plan: a new order");
  expect(bendText(bend, { kind: "unknown" }, unasked, format)).toBe(`14:21 ${format.delay(6 * MINUTE)} from here`);
});
