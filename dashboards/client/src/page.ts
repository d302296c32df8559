// SPDX-License-Identifier: Apache-2.0

const PATIENCE_MILLIS = 5_000;

/** Map tiles that the operator of the gateway has chosen. */
export interface MapTiles {
  /** A PMTiles archive, or a template with {z}, {x} and {y}. */
  readonly url: string;
  readonly attribution: string;
}

/** What a page is told before it draws anything; what is undefined is the browser's to say. */
export interface PageSettings {
  readonly zone: string | undefined;
  readonly locale: string | undefined;
  readonly units: "km" | "mi" | undefined;
  readonly tiles: MapTiles | undefined;
}

export const NO_SETTINGS: PageSettings = {
  zone: undefined,
  locale: undefined,
  units: undefined,
  tiles: undefined,
};

/** Asks the gateway; docs/rest.md. Without an answer everything is the browser's to say. */
export async function fetchPageSettings(base: string, token: string): Promise<PageSettings> {
  try {
    const answer = await fetch(`${base}/v1/page`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
    return answer.ok ? parsePageSettings(await answer.json()) : NO_SETTINGS;
  } catch {
    // The page shows by itself that the gateway is away.
    return NO_SETTINGS;
  }
}

/** What this browser cannot use, a zone that it does not know for one, is left out. */
export function parsePageSettings(body: unknown): PageSettings {
  const { zone, locale, units, tiles } = (body ?? {}) as Record<string, unknown>;
  return {
    zone: usable(zone, (name) => new Intl.DateTimeFormat(undefined, { timeZone: name })),
    locale: usable(locale, (name) => new Intl.Locale(name)),
    units: units === "km" || units === "mi" ? units : undefined,
    tiles: toTiles(tiles),
  };
}

function usable(value: unknown, attempt: (name: string) => unknown): string | undefined {
  if (typeof value !== "string") {
    return undefined;
  }
  try {
    attempt(value);
    return value;
  } catch {
    return undefined;
  }
}

function toTiles(value: unknown): MapTiles | undefined {
  const { url, attribution } = (value ?? {}) as Record<string, unknown>;
  return typeof url === "string"
    ? { url, attribution: typeof attribution === "string" ? attribution : "" }
    : undefined;
}
