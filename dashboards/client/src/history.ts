// SPDX-License-Identifier: Apache-2.0
import type { Alert } from "./alerts.ts";
import type { Bounds } from "./connection.ts";
import { type EtaAccuracy, type EtaAccuracyAnswer, toEtaAccuracy } from "./etaAccuracy.ts";
import { type KpiPoint, type KpisAnswer, toKpiPoints } from "./kpiPoints.ts";
import { type AlertAnswer, toAlerts } from "./pastAlerts.ts";
import { type OrderLoad, type OrderLoadAnswer, toOrderLoads } from "./orderLoad.ts";
import { ask, askAll, NOT_FOUND, type Paged, spanOf } from "./rest.ts";
import { type Told, toldOf } from "./told.ts";
import { NO_TIMELINE, type Timeline, type TimelineAnswer, toTimeline } from "./timeline.ts";

const PAGE_LIMIT = 10_000;
const LONGEST_STEP_SECONDS = "3600";

/** A position of the past. */
export interface PastFix {
  readonly vehicle: string;
  readonly timeMillis: number;
  /** WGS84 degrees. */
  readonly lat: number;
  readonly lon: number;
  readonly speedMps: number | undefined;
  readonly headingDeg: number | undefined;
  /** Why it is in doubt; docs/data-dictionary.md. */
  readonly flags: readonly string[];
}

/** How much was heard in a step of time. */
export interface Activity {
  readonly timeMillis: number;
  readonly reports: number;
  /** That sent them. */
  readonly vehicles: number;
}

interface Row {
  vehicle?: string;
  time: string;
  lat: number;
  lon: number;
  speedMps: number | null;
  headingDeg: number | null;
  flags?: string[];
}

type Positions = Paged & { positions: Row[] };

/** The gateway's REST interface to what was; docs/rest.md. */
export class History {
  constructor(
    private readonly base: string,
    private readonly token: string,
  ) {}

  /**
   * Every report of a vehicle, in order of time.
   *
   * @throws Error with the gateway's own words
   */
  track(vehicle: string, fromMillis: number, toMillis: number): Promise<PastFix[]> {
    return this.pages(
      `/v1/vehicles/${encodeURIComponent(vehicle)}/track`,
      spanOf(fromMillis, toMillis),
      vehicle,
    );
  }

  /** Ids of all vehicles that were ever stored, as many as fit into one answer. */
  async ids(): Promise<string[]> {
    const answer = await this.get("/v1/vehicles", { limit: String(PAGE_LIMIT) });
    const body = (await answer.json()) as { vehicles: Row[] };
    return body.vehicles.map((row) => row.vehicle ?? "");
  }

  /**
   * Where a vehicle was heard of last.
   *
   * @throws Error with the gateway's own words
   */
  async newest(vehicle: string): Promise<PastFix> {
    const answer = await this.get(`/v1/vehicles/${encodeURIComponent(vehicle)}`, {});
    if (answer.status === NOT_FOUND) {
      throw new Error("nothing is stored of it");
    }
    return toFix((await answer.json()) as Row, vehicle);
  }

  /** One position of each vehicle in the box per step. */
  positions(
    box: Bounds,
    fromMillis: number,
    toMillis: number,
    stepSeconds: number,
  ): Promise<PastFix[]> {
    return this.pages(
      "/v1/positions",
      {
        ...spanOf(fromMillis, toMillis),
        step: String(stepSeconds),
        box: [box.south, box.west, box.north, box.east].map((degrees) => degrees.toFixed(6)).join(","),
      },
      "",
    );
  }

  /** How many reports were heard in each step of time that is not empty. */
  async activity(fromMillis: number, toMillis: number, stepSeconds: number): Promise<Activity[]> {
    const answer = await this.get("/v1/activity", {
      ...spanOf(fromMillis, toMillis),
      step: String(stepSeconds),
    });
    const body = (await answer.json()) as {
      activity: { time: string; reports: number; vehicles: number }[];
    };
    return body.activity.map(({ time, reports, vehicles }) => ({
      timeMillis: Date.parse(time),
      reports,
      vehicles,
    }));
  }

  /**
   * What happened to an order and how its estimates moved; nothing of one that the history does not know (yet). Customers
   * and merchants may ask for their own orders.
   *
   * @throws Error with the gateway's own words
   */
  async orderTimeline(order: string): Promise<Timeline> {
    const answer = await this.get(`/v1/orders/${encodeURIComponent(order)}/timeline`, {});
    return answer.status === NOT_FOUND ? NO_TIMELINE : toTimeline((await answer.json()) as TimelineAnswer);
  }

  /**
   * What the customer of an order was told, the oldest first. Customers may ask for their own orders.
   *
   * @throws Error with the gateway's own words
   */
  async orderTold(order: string): Promise<Told[]> {
    // Of estimates as few as can be.
    const answer = await this.get(`/v1/orders/${encodeURIComponent(order)}/timeline`, { step: LONGEST_STEP_SECONDS });
    return answer.status === NOT_FOUND ? [] : toldOf(toTimeline((await answer.json()) as TimelineAnswer).events);
  }

  /**
   * Alerts that went on at some time of a span of at most 24 h, by their begin, as they stand now: how they stood at a
   * moment of it follows from their times. Ops.
   *
   * @throws Error with the gateway's own words
   */
  async alertsBetween(fromMillis: number, toMillis: number): Promise<Alert[]> {
    const alerts = await this.rows<AlertAnswer, Paged & { alerts: AlertAnswer[] }>(
      "/v1/alerts",
      spanOf(fromMillis, toMillis),
      (body) => body.alerts,
    );
    return alerts.flatMap(toAlerts);
  }

  /**
   * The key figures of the whole fleet, some hundred points at most; the last one holds what is known of it yet. Ops.
   *
   * @param stepSeconds whole windows of ten seconds; undefined leaves it to the gateway
   * @throws Error with the gateway's own words
   */
  async kpisBetween(fromMillis: number, toMillis: number, stepSeconds?: number): Promise<KpiPoint[]> {
    const answer = await this.get("/v1/kpis", {
      ...spanOf(fromMillis, toMillis),
      ...(stepSeconds === undefined ? {} : { step: String(stepSeconds) }),
    });
    return toKpiPoints((await answer.json()) as KpisAnswer);
  }

  /**
   * How far estimates were from arrivals: a point for each end of a step within a span of at most 24 h, of the hour
   * before. Ops.
   *
   * @throws Error with the gateway's own words
   */
  async etaAccuracyBetween(fromMillis: number, toMillis: number, stepSeconds: number): Promise<EtaAccuracy[]> {
    const answer = await this.get("/v1/eta-accuracy", { ...spanOf(fromMillis, toMillis), step: String(stepSeconds) });
    return toEtaAccuracy((await answer.json()) as EtaAccuracyAnswer);
  }

  /**
   * How many orders were open, given to nobody, and at risk: a point for each end of a step within a span of at most 6 h at
   * which any was open. Ops.
   *
   * @throws Error with the gateway's own words
   */
  async orderLoadBetween(fromMillis: number, toMillis: number, stepSeconds: number): Promise<OrderLoad[]> {
    const answer = await this.get("/v1/order-load", { ...spanOf(fromMillis, toMillis), step: String(stepSeconds) });
    return toOrderLoads((await answer.json()) as OrderLoadAnswer);
  }

  private async pages(path: string, parameters: Record<string, string>, vehicle: string): Promise<PastFix[]> {
    const rows = await this.rows<Row, Positions>(path, parameters, (body) => body.positions);
    return rows.map((row) => toFix(row, vehicle));
  }

  private rows<R, P extends Paged>(path: string, parameters: Record<string, string>, rowsOf: (page: P) => R[]): Promise<R[]> {
    return askAll(this.base, this.token, path, { ...parameters, limit: String(PAGE_LIMIT) }, rowsOf);
  }

  private get(path: string, parameters: Record<string, string>): Promise<Response> {
    return ask(this.base, this.token, path, parameters);
  }
}

function toFix(row: Row, vehicle: string): PastFix {
  return {
    vehicle: row.vehicle ?? vehicle,
    timeMillis: Date.parse(row.time),
    lat: row.lat,
    lon: row.lon,
    speedMps: row.speedMps ?? undefined,
    headingDeg: row.headingDeg ?? undefined,
    flags: row.flags ?? [],
  };
}
