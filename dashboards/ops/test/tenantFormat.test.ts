// SPDX-License-Identifier: Apache-2.0
import { NO_SETTINGS, type Tenant } from "@roadstream/client";
import { expect, test } from "vitest";
import { formatOf } from "../src/tenantFormat.ts";
import { NOW } from "./alerts.ts";

const SETTINGS = { ...NO_SETTINGS, zone: "Asia/Tokyo", units: "mi" } as const;
const TENANT: Tenant = { name: "Lindhaven", zone: "Europe/Berlin", locale: "de-DE", currency: "EUR", units: "km" };

test("the tenant says how it reads, then the operator, then the browser", () => {
  expect(formatOf(TENANT, SETTINGS, "en-GB").time(NOW)).toBe("09:00");
  expect(formatOf({ ...TENANT, zone: undefined }, SETTINGS, "en-GB").time(NOW)).toBe("17:00");
  expect(formatOf(undefined, SETTINGS, "en-GB").isImperial).toBe(true);
  expect(formatOf(TENANT, SETTINGS, "en-GB").isImperial).toBe(false);
});

test("a zone or a locale that the browser does not know is left out", () => {
  const odd = formatOf({ ...TENANT, zone: "Moon/Base", locale: "x!" }, SETTINGS, "en-GB");
  expect(odd.time(NOW)).toBe("17:00");
});
