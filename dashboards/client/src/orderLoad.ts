// SPDX-License-Identifier: Apache-2.0

/** How the open orders stood at a moment. */
export interface OrderLoad {
  readonly timeMillis: number;
  readonly open: number;
  /** Given to nobody yet. */
  readonly unassigned: number;
  /** Probably late, or past the end of their window. */
  readonly lateRisk: number;
}

/** As the gateway writes it; docs/rest.md. */
export interface OrderLoadAnswer {
  readonly load: readonly { time: string; open: number; unassigned: number; lateRisk: number }[];
}

export function toOrderLoads({ load }: OrderLoadAnswer): OrderLoad[] {
  return load.map(({ time, ...counts }) => ({ timeMillis: Date.parse(time), ...counts }));
}
