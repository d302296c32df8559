// SPDX-License-Identifier: Apache-2.0

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;
const MPS_TO_KMH = 3.6;
const MPS_TO_MPH = 2.236_94;
const METERS_PER_MILE = 1_609.344;
const METERS_PER_FOOT = 0.3048;
/** Below it a way is told in feet: a tenth of a mile is the least that one decimal can say. */
const FEET_BELOW_METERS = 0.1 * METERS_PER_MILE;
const MILE_REGIONS = ["US", "GB", "LR", "MM"];
const NBSP = "\u00a0";
const HYPHEN = "\u2010";

/** Numbers, times and units as ui.md §9 wants them, for one locale, zone and kind of units. */
export class Format {
  readonly isImperial: boolean;
  private readonly whole: Intl.NumberFormat;
  private readonly tenths: Intl.NumberFormat;
  private readonly clockFormat: Intl.DateTimeFormat;
  private readonly timeFormat: Intl.DateTimeFormat;
  private readonly dayFormat: Intl.DateTimeFormat;
  private readonly zoneFormat: Intl.DateTimeFormat;
  private readonly partsFormat: Intl.DateTimeFormat;

  /** What is undefined is as the browser has it; units then are those of the locale. */
  constructor(
    private readonly locale: string | undefined,
    zone: string | undefined,
    units?: "km" | "mi",
  ) {
    const inZone = zone === undefined ? {} : { timeZone: zone };
    // 24 h everywhere; hour12 would make midnight 24:00 in some locales.
    const time = { ...inZone, hourCycle: "h23", hour: "2-digit", minute: "2-digit" } as const;
    this.whole = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 0 });
    this.tenths = new Intl.NumberFormat(locale, {
      useGrouping: false,
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    this.clockFormat = new Intl.DateTimeFormat(locale, { ...time, second: "2-digit" });
    this.timeFormat = new Intl.DateTimeFormat(locale, time);
    this.dayFormat = new Intl.DateTimeFormat(locale, { ...inZone, day: "numeric", month: "short" });
    this.zoneFormat = new Intl.DateTimeFormat(locale, { ...inZone, timeZoneName: "short" });
    this.partsFormat = new Intl.DateTimeFormat("en-GB", { ...time, second: "2-digit" });
    const region = new Intl.Locale(locale ?? "en-001").maximize().region ?? "";
    this.isImperial = units === undefined ? MILE_REGIONS.includes(region) : units === "mi";
  }

  /** Writes from now on as another one would. */
  become(other: Format): void {
    Object.assign(this, other);
  }

  /** No-break space for thousands from five digits. */
  count(value: number): string {
    const text = this.whole.format(Math.round(value));
    return text.length < 5 ? text : text.replace(/\B(?=(\p{Nd}{3})+$)/gu, NBSP);
  }

  /** One decimal below ten. */
  rate(value: number): string {
    return value < 10 ? this.tenths.format(value) : this.count(value);
  }

  speed(mps: number | undefined): string {
    return mps === undefined
      ? "–"
      : `${this.whole.format(this.speedValue(mps))}${NBSP}${this.speedUnit()}`;
  }

  /** `640 m`, `1.8 km`; `420 ft`, `1.1 mi`. */
  distance(meters: number): string {
    if (this.isImperial) {
      return meters < FEET_BELOW_METERS
        ? `${this.whole.format(meters / METERS_PER_FOOT)}${NBSP}ft`
        : `${this.tenths.format(meters / METERS_PER_MILE)}${NBSP}mi`;
    }
    return meters < 1000
      ? `${this.whole.format(meters)}${NBSP}m`
      : `${this.tenths.format(meters / 1000)}${NBSP}km`;
  }

  /** `42 min`, `3:05 h`. */
  duration(millis: number): string {
    const minutes = Math.round(millis / 60_000);
    return minutes < 60
      ? `${this.whole.format(minutes)}${NBSP}min`
      : `${this.whole.format(Math.floor(minutes / 60))}:${this.two(minutes % 60)}${NBSP}h`;
  }

  /** Begin of the day in the zone of this format. */
  startOfDay(millis: number): number {
    const midnight = millis - this.sinceMidnight(millis);
    const off = this.sinceMidnight(midnight);
    // A clock that was set in between shows up as an hour too few or too many.
    return off === 0 ? midnight : midnight + (off > DAY_MILLIS / 2 ? DAY_MILLIS - off : -off);
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

  /** `84 ms` */
  millis(value: number): string {
    return `${this.whole.format(value)}${NBSP}ms`;
  }

  /** `0.3 s`, `42 s`, `2:10`, `11 min`; from an hour the time of day, from a day the date. */
  age(millis: number, nowMillis: number): string {
    const age = Math.max(0, millis);
    const seconds = age / 1000;
    if (seconds < 10) {
      // 9.96 s would round to 10.0.
      return `${this.tenths.format(Math.floor(seconds * 10) / 10)}${NBSP}s`;
    }
    if (seconds < 60) {
      return `${this.whole.format(Math.floor(seconds))}${NBSP}s`;
    }
    const minutes = Math.floor(seconds / 60);
    if (minutes < 10) {
      return `${this.whole.format(minutes)}:${this.two(Math.floor(seconds % 60))}`;
    }
    if (age < HOUR_MILLIS) {
      return `${this.whole.format(minutes)}${NBSP}min`;
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
    return `${points[Math.round(degrees / 45) % 8]} ${this.whole.format(degrees)}°`;
  }

  /** `14:52–15:09` */
  times(fromMillis: number, untilMillis: number): string {
    return `${this.time(fromMillis)}–${this.time(untilMillis)}`;
  }

  /** `+6 min`, `−2 min`, `±0 min` */
  delay(millis: number): string {
    const minutes = Math.round(millis / 60_000);
    return `${this.signed(minutes)}${NBSP}min`;
  }

  /** Time that is left: `6 min`, `−3 min`. */
  spare(millis: number): string {
    const minutes = Math.floor(millis / 60_000);
    return `${minutes < 0 ? "−" : ""}${this.count(Math.abs(minutes))}${NBSP}min`;
  }

  /** `+5`, `−14`, `±0` */
  signed(value: number): string {
    const rounded = Math.round(value);
    return rounded === 0 ? "±0" : `${rounded > 0 ? "+" : "−"}${this.count(Math.abs(rounded))}`;
  }

  /** `42 s`, `4:10`, `11 min`, `3:05 h`: how long something takes. */
  span(millis: number): string {
    return millis < HOUR_MILLIS ? this.wholeAge(millis) : this.duration(millis);
  }

  /** `62 %` of a share. */
  percent(share: number): string {
    return `${this.whole.format(100 * share)}${NBSP}%`;
  }

  /** One decimal, without a sign. */
  tenth(value: number): string {
    return this.tenths.format(value);
  }

  /** An amount in minor units of its currency, as the locale writes it. */
  money(minor: number, currency: string): string {
    const style = { style: "currency", currency } as const;
    const format = new Intl.NumberFormat(this.locale, style);
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  }

  /** Ids of digits alone are grouped from five on, others are as `id` has them. */
  orderId(id: string): string {
    return /^\d{5,}$/.test(id) ? id.replace(/\B(?=(\d{3})+$)/g, NBSP) : this.id(id);
  }

  /** Ids with a hyphen that does not widen. */
  id(id: string): string {
    return id.replaceAll("-", HYPHEN);
  }

  /** Without tenths of seconds. */
  private wholeAge(millis: number): string {
    return millis < 10_000
      ? `${this.whole.format(Math.max(0, Math.floor(millis / 1000)))}${NBSP}s`
      : this.age(millis, 0);
  }

  private two(value: number): string {
    return `${value < 10 ? this.whole.format(0) : ""}${this.whole.format(value)}`;
  }

  private sinceMidnight(millis: number): number {
    const [hours, minutes, seconds] = this.partsFormat.format(millis).split(":").map(Number);
    const whole = (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
    return whole + (((millis % 1000) + 1000) % 1000);
  }
}
