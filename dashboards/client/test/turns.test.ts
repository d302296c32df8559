// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { Turns } from "../src/turns.ts";

/** A task that begins when it has its turn and ends when told. */
function makeTask(name: string, begun: string[]) {
  let end: (outcome: Error | undefined) => void = () => {};
  const ended = new Promise<string>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve(name));
  });
  return {
    run: () => {
      begun.push(name);
      return ended;
    },
    end: (error?: Error) => end(error),
  };
}

test("two run at a time, the others in the order they came, also after one that failed", async () => {
  const begun: string[] = [];
  const turns = new Turns(2);
  const tasks = ["a", "b", "c", "d", "e"].map((name) => makeTask(name, begun));
  const results = tasks.map((task) => turns.run(task.run));
  expect(begun).toEqual(["a", "b"]);

  tasks[1]?.end();
  expect(await results[1]).toBe("b");
  await expect.poll(() => begun).toEqual(["a", "b", "c"]);
  tasks[0]?.end(new Error("gone"));
  await expect(results[0]).rejects.toThrow("gone");
  await expect.poll(() => begun).toEqual(["a", "b", "c", "d"]);
  tasks.slice(2).forEach((task) => task.end());
  expect(await Promise.all(results.slice(2))).toEqual(["c", "d", "e"]);

  const late = makeTask("f", begun);
  late.end();
  expect(await turns.run(late.run)).toBe("f");
});
