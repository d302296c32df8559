// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { Chime } from "../src/chime.ts";

/** As much of Web Audio as the chime uses, and what was played on it. */
function sound() {
  const played: number[] = [];
  const values = new Map<string, string>();
  const node = { connect: (next: unknown) => next };
  const gain = {
    setValueAtTime: () => {},
    linearRampToValueAtTime: () => {},
    exponentialRampToValueAtTime: () => {},
  };
  const store = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
  const context = {
    currentTime: 0,
    destination: node,
    resume: () => Promise.resolve(),
    createGain: () => ({ ...node, gain }),
    createOscillator: () => ({
      ...node,
      frequency: { value: 0 },
      start: (time: number) => played.push(time),
      stop: () => {},
    }),
  };
  return { store, played, newChime: () => new Chime(store, () => context as unknown as AudioContext) };
}

test("it is silent until somebody turns it on", () => {
  const { newChime, played } = sound();
  newChime().ring();
  expect(played).toEqual([]);
});

test("turned on it is heard, at once and for each call, also by the next page", () => {
  const { newChime, played } = sound();
  newChime().toggle();
  expect(played).toHaveLength(2);
  newChime().ring();
  expect(played).toHaveLength(4);
});

test("turned off it is silent again", () => {
  const { newChime, played } = sound();
  const chime = newChime();
  chime.toggle();
  chime.toggle();
  chime.ring();
  expect(played).toHaveLength(2);
});
