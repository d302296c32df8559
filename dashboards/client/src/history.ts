// SPDX-License-Identifier: Apache-2.0
import type { Bounds } from "./connection.ts";

const NOT_FOUND = 404;
const PAGE_LIMIT = 10_000;
const MAX_PAGES = 20;

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

interface Page {
  positions: Row[];
  truncated: boolean;
  next: string | null;
}

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
      { from: String(Math.floor(fromMillis)), to: String(Math.floor(toMillis)) },
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
        from: String(Math.floor(fromMillis)),
        to: String(Math.floor(toMillis)),
        step: String(stepSeconds),
        box: [box.south, box.west, box.north, box.east].map((degrees) => degrees.toFixed(6)).join(","),
      },
      "",
    );
  }

  /** How many reports were heard in each step of time that is not empty. */
  async activity(fromMillis: number, toMillis: number, stepSeconds: number): Promise<Activity[]> {
    const answer = await this.get("/v1/activity", {
      from: String(Math.floor(fromMillis)),
      to: String(Math.floor(toMillis)),
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

  private async pages(
    path: string,
    parameters: Record<string, string>,
    vehicle: string,
  ): Promise<PastFix[]> {
    const fixes: PastFix[] = [];
    let after: string | null = null;
    for (let page = 0; ; page++) {
      if (page === MAX_PAGES) {
        throw new Error(`there are more than ${fixes.length} positions: look at a smaller part`);
      }
      const answer = await this.get(path, {
        ...parameters,
        limit: String(PAGE_LIMIT),
        ...(after === null ? {} : { after }),
      });
      if (answer.status === NOT_FOUND) {
        // Nothing was stored of it yet: its first fix is younger than the history.
        break;
      }
      const body = (await answer.json()) as Page;
      fixes.push(...body.positions.map((row) => toFix(row, vehicle)));
      if (!body.truncated || body.next === null) {
        break;
      }
      after = body.next;
    }
    return fixes;
  }

  /** @throws Error with the gateway's own words, but for what it does not know */
  private async get(path: string, parameters: Record<string, string>): Promise<Response> {
    const answer = await fetch(`${this.base}${path}?${new URLSearchParams(parameters)}`, {
      headers: { Authorization: `Bearer ${this.token}` },
    });
    if (!answer.ok && answer.status !== NOT_FOUND) {
      const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
      throw new Error(problem.detail ?? `the gateway answered ${answer.status}`);
    }
    return answer;
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
