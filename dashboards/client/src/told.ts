// SPDX-License-Identifier: Apache-2.0

/** When a customer was told that an order arrives. */
export interface Told {
  readonly timeMillis: number;
  readonly fromMillis: number;
  readonly untilMillis: number;
}

/** What was told among all that happened to an order, the oldest first; what nobody can read is left out. */
export function toldOf(events: readonly { readonly kind: string; readonly timeMillis: number; readonly detail: string }[]): Told[] {
  return events
    .filter(({ kind }) => kind === "told")
    .map(({ timeMillis, detail }) => {
      const [from, until] = detail.split("/");
      return { timeMillis, fromMillis: Date.parse(from ?? ""), untilMillis: Date.parse(until ?? "") };
    })
    .filter(({ fromMillis, untilMillis }) => fromMillis <= untilMillis);
}
