// SPDX-License-Identifier: Apache-2.0

/** How far estimates were from the arrivals of the hour that ends at a time. */
export interface EtaAccuracy {
  readonly timeMillis: number;
  /** That an estimate can be held against. */
  readonly arrivals: number;
  /** Half of them were not further from their estimate, early or late. */
  readonly p50Millis: number;
  /** Nine of ten were not further. */
  readonly p90Millis: number;
}

/** As the gateway writes it; docs/rest.md. */
export interface EtaAccuracyAnswer {
  readonly accuracy: readonly { time: string; arrivals: number; p50ErrorMillis: number; p90ErrorMillis: number }[];
}

export function toEtaAccuracy({ accuracy }: EtaAccuracyAnswer): EtaAccuracy[] {
  return accuracy.map(({ time, arrivals, p50ErrorMillis, p90ErrorMillis }) => ({
    timeMillis: Date.parse(time),
    arrivals,
    p50Millis: p50ErrorMillis,
    p90Millis: p90ErrorMillis,
  }));
}
