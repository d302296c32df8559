// SPDX-License-Identifier: Apache-2.0

/** Every text that people read, in one place. */
export const texts = {
  vehicles: "Vehicles",
  map: "Map of vehicles",
  states: { moving: "Moving", idle: "Idle", offline: "Offline" },
  connection: {
    connecting: "Connecting",
    live: "Live",
    lagging: "Lagging",
    reconnecting: "Reconnecting",
    refused: "Signed out",
  },
  newestEvent: (age: string) => `newest event ${age}`,
  waiting: "Waiting for the first positions",
  refused:
    "This link has expired or is not from here. './roadstream up' prints a new one, './roadstream token' a token.",
} as const;
