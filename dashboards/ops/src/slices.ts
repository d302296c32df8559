// SPDX-License-Identifier: Apache-2.0

/** Keeps a frame of 16 ms. */
const SLICE_MILLIS = 6;
/** A page that is never idle still gets on with it. */
const PATIENCE_MILLIS = 50;

/** Does work while the page has nothing else to do, a few milliseconds at a time. */
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    await whenIdle();
    const end = performance.now() + SLICE_MILLIS;
    do {
      const step = work.next();
      if (step.done) {
        return step.value;
      }
    } while (performance.now() < end);
  }
}

function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) {
      requestIdleCallback(() => resolve(), { timeout: PATIENCE_MILLIS });
    } else {
      setTimeout(resolve);
    }
  });
}
