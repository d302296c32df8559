// SPDX-License-Identifier: Apache-2.0
// The last hours of a made-up city in numbers, as the history answers: what tiles draw as lines.
const MINUTE = 60_000;
const MINUTES = 95;

/** What paths of the history answer until now. */
export const numbers = {
  "/v1/kpis": () => ({ stepSeconds: 60, kpis: minutes().map(kpisOf) }),
  "/v1/eta-accuracy": () => ({ stepSeconds: 60, accuracy: minutes().map(accuracyOf) }),
  "/v1/order-load": () => ({ stepSeconds: 60, load: minutes().map(loadOf) }),
};

/** Ends of the last ones. */
function minutes() {
  const last = Math.floor(Date.now() / MINUTE);
  return Array.from({ length: MINUTES }, (_, i) => last - MINUTES + 1 + i);
}

function accuracyOf(minute) {
  const wave = Math.sin(minute / 7) + Math.sin(minute / 2.3) / 3;
  return {
    time: new Date(minute * MINUTE).toISOString(),
    arrivals: 240 + Math.round(20 * wave),
    p50ErrorMillis: Math.round(90_000 + 12_000 * wave),
    p90ErrorMillis: Math.round(288_000 + 30_000 * wave),
  };
}

function loadOf(minute) {
  const wave = Math.sin(minute / 9) + Math.sin(minute / 3.1) / 3;
  return {
    time: new Date(minute * MINUTE).toISOString(),
    open: Math.round(95 + 8 * wave),
    unassigned: 3 + (minute % 4),
    lateRisk: Math.round(15 + 4 * wave),
  };
}

function kpisOf(minute) {
  const wave = Math.sin(minute / 9) + Math.sin(minute / 3.1) / 3;
  const delivered = 4 + (minute % 3);
  return {
    from: new Date((minute - 1) * MINUTE).toISOString(),
    time: new Date(minute * MINUTE).toISOString(),
    activeVehicles: 55,
    openOrders: Math.round(95 + 8 * wave),
    lateOrders: 4,
    createdOrders: 5,
    deliveredOrders: delivered,
    onTimeOrders: delivered - (minute % 4 === 0 ? 1 : 0),
    revenue: [{ minor: Math.round(20_000 + 2_000 * wave), currency: "EUR" }],
    eventAgeP50Millis: 40,
    eventAgeP95Millis: 84,
  };
}
