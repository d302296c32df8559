// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { Format } from "../src/format.ts";
import { SendNote } from "../src/sendNote.ts";

const NOW = Date.parse("2026-01-05T14:35:10Z");
const format = new Format("en-GB", "UTC");

test("what waits is counted; once it is sent that is told for three seconds", () => {
  const note = new SendNote();
  expect(note.text(0, NOW, format)).toBe("");
  expect(note.text(2, NOW, format)).toBe("2 waiting to send");
  note.sent(NOW);
  expect(note.text(1, NOW, format)).toBe("1 waiting to send");
  expect(note.text(0, NOW + 2_999, format)).toBe("Sent, 14:35");
  expect(note.text(0, NOW + 3_000, format)).toBe("");
});
