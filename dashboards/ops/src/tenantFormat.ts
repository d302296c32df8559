// SPDX-License-Identifier: Apache-2.0
import { type PageSettings, parsePageSettings, type Tenant } from "@roadstream/client";
import { Format } from "./format.ts";

/** As the tenant reads; what it does not say is as the gateway has it, and what that leaves open as the browser. */
export function formatOf(tenant: Tenant | undefined, settings: PageSettings, browserLocale: string): Format {
  const { zone, locale, units } = parsePageSettings(tenant);
  return new Format(
    locale ?? settings.locale ?? browserLocale,
    zone ?? settings.zone,
    units ?? settings.units,
  );
}
