// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { Roll } from "../src/roll.ts";

test("the roll is asked for once a minute and keeps what it knows when nobody answers", async () => {
  let now = 0;
  const answers: (readonly string[] | undefined)[] = [["a", "b"], undefined, ["a", "b", "c"]];
  let asked = 0;
  const roll = new Roll(
    async () => {
      const answer = answers[asked++];
      if (!answer) {
        throw new Error("away");
      }
      return answer;
    },
    () => now,
  );
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  expect(roll.ids()).toEqual([]);
  await settled();
  expect(roll.ids()).toEqual(["a", "b"]);
  expect(asked).toBe(1);
  now = 60_000;
  roll.ids();
  await settled();
  expect(roll.ids()).toEqual(["a", "b"]);
  now = 120_000;
  roll.ids();
  await settled();
  expect(roll.ids()).toEqual(["a", "b", "c"]);
});
