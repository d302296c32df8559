// SPDX-License-Identifier: Apache-2.0

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;
const MPS_TO_KMH = 3.6;
const MPS_TO_MPH = 2.236_94;
const METERS_PER_MILE = 1_609.344;
const NBSP = "\u00a0";
const HYPHEN = "\u2010";

/** Numbers, times and units as ui.md §9 wants them, for one locale and zone. */
export class Format {
  private readonly whole: Intl.NumberFormat;
  private readonly clockFormat: Intl.DateTimeFormat;
  private readonly timeFormat: Intl.DateTimeFormat;
  private readonly dayFormat: Intl.DateTimeFormat;
  private readonly zoneFormat: Intl.DateTimeFormat;
  readonly isImperial: boolean;

  constructor(locale: string | undefined, zone: string | undefined) {
    const time = { hour12: false, ...(zone ? { timeZone: zone } : {}) } as const;
    this.whole = new Intl.NumberFormat(locale, { useGrouping: false });
    this.clockFormat = new Intl.DateTimeFormat(locale, {
      ...time,
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    this.timeFormat = new Intl.DateTimeFormat(locale, { ...time, hour: "2-digit", minute: "2-digit" });
    this.dayFormat = new Intl.DateTimeFormat(locale, {
      ...(zone ? { timeZone: zone } : {}),
      day: "numeric",
      month: "short",
    });
    this.zoneFormat = new Intl.DateTimeFormat(locale, {
      ...(zone ? { timeZone: zone } : {}),
      timeZoneName: "short",
    });
    const region = new Intl.Locale(locale ?? "en").maximize().region ?? "";
    this.isImperial = ["US", "GB", "LR", "MM"].includes(region) && locale !== undefined;
  }

  /** No-break space for thousands from five digits. */
  count(value: number): string {
    const text = this.whole.format(Math.round(value));
    return text.length < 5 ? text : text.replace(/\B(?=(\d{3})+$)/g, NBSP);
  }

  /** One decimal below ten. */
  rate(value: number): string {
    return value < 10 ? value.toFixed(1) : this.count(value);
  }

  speed(mps: number | undefined): string {
    if (mps === undefined) {
      return "–";
    }
    return this.isImperial
      ? `${Math.round(mps * MPS_TO_MPH)}${NBSP}mph`
      : `${Math.round(mps * MPS_TO_KMH)}${NBSP}km/h`;
  }

  /** `640 m`, `1.8 km`; miles where they are usual. */
  distance(meters: number): string {
    if (this.isImperial) {
      return `${(meters / METERS_PER_MILE).toFixed(1)}${NBSP}mi`;
    }
    return meters < 1000
      ? `${Math.round(meters)}${NBSP}m`
      : `${(meters / 1000).toFixed(1)}${NBSP}km`;
  }

  /** `42 min`, `3:05 h`. */
  duration(millis: number): string {
    const minutes = Math.round(millis / 60_000);
    return minutes < 60
      ? `${minutes}${NBSP}min`
      : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}${NBSP}h`;
  }

  /** Begin of the day in the zone of this format. */
  startOfDay(millis: number): number {
    const [hours, minutes, seconds] = this.clock(millis).split(":").map(Number);
    return millis - (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
  }

  speedUnit(): string {
    return this.isImperial ? "mph" : "km/h";
  }

  speedValue(mps: number): number {
    return mps * (this.isImperial ? MPS_TO_MPH : MPS_TO_KMH);
  }

  /** `14:32:07` */
  clock(millis: number): string {
    return this.clockFormat.format(millis);
  }

  /** `14:32` */
  time(millis: number): string {
    return this.timeFormat.format(millis);
  }

  zone(millis: number): string {
    return (
      this.zoneFormat.formatToParts(millis).find((part) => part.type === "timeZoneName")?.value ?? ""
    );
  }

  /** `0.3 s`, `42 s`, `2:10`, `11 min`; from an hour the time of day, from a day the date. */
  age(millis: number, nowMillis: number): string {
    const age = Math.max(0, millis);
    const seconds = age / 1000;
    if (seconds < 10) {
      return `${seconds.toFixed(1)}${NBSP}s`;
    }
    if (seconds < 60) {
      return `${Math.floor(seconds)}${NBSP}s`;
    }
    const minutes = Math.floor(seconds / 60);
    if (minutes < 10) {
      return `${minutes}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
    }
    if (age < HOUR_MILLIS) {
      return `${minutes}${NBSP}min`;
    }
    return age < DAY_MILLIS
      ? this.time(nowMillis - age)
      : this.dayFormat.format(nowMillis - age);
  }

  /** Degrees and the point of the compass. */
  heading(degrees: number | undefined): string {
    if (degrees === undefined) {
      return "–";
    }
    const points = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];
    return `${points[Math.round(degrees / 45) % 8]} ${Math.round(degrees)}°`;
  }

  /** Ids with a hyphen that does not widen. */
  id(id: string): string {
    return id.replaceAll("-", HYPHEN);
  }
}
