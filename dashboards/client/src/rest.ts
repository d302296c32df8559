// SPDX-License-Identifier: Apache-2.0
import { Turns } from "./turns.ts";

export const NOT_FOUND = 404;
const MAX_PAGES = 20;

/** The gateway gives a tenant three; two leave room to whoever else of the tenant looks. */
const questions = new Turns(2);

/**
 * Asks the gateway over REST, a few questions of a page at a time; docs/rest.md.
 *
 * @throws Error with the gateway's own words, but for what it does not know
 */
export async function ask(
  base: string,
  token: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Response> {
  const answer = await questions.run(() =>
    fetch(`${base}${path}?${new URLSearchParams(parameters)}`, {
      headers: { Authorization: `Bearer ${token}` },
    }),
  );
  if (!answer.ok && answer.status !== NOT_FOUND) {
    throw await problemOf(answer);
  }
  return answer;
}

/** A part of an answer, and where the next begins. */
export interface Paged {
  readonly truncated: boolean;
  readonly next: string | null;
}

/**
 * All rows of all pages; none of what the gateway does not know, since its first row may be younger than that.
 *
 * @param parameters with the `limit` of a page
 * @throws Error with the gateway's own words, or if there are too many pages
 */
export async function askAll<R, P extends Paged>(
  base: string,
  token: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
  rowsOf: (page: P) => readonly R[],
): Promise<R[]> {
  const rows: R[] = [];
  let after: Readonly<Record<string, string>> = {};
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await ask(base, token, path, { ...parameters, ...after });
    if (answer.status === NOT_FOUND) {
      return rows;
    }
    const body = (await answer.json()) as P;
    rows.push(...rowsOf(body));
    if (!body.truncated || body.next === null) {
      return rows;
    }
    after = { after: body.next };
  }
  throw new Error(`there are more than ${rows.length} rows: look at a smaller part`);
}

/**
 * Changes something over REST, also while the page goes.
 *
 * @throws Error with the gateway's own words
 */
export async function send(base: string, token: string, path: string, body: unknown): Promise<Response> {
  const answer = await fetch(`${base}${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
    keepalive: true,
  });
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer;
}

async function problemOf(answer: Response): Promise<Error> {
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  return new Error(problem.detail ?? `the gateway answered ${answer.status}`);
}

/** From is included, to is not. */
export function spanOf(fromMillis: number, toMillis: number): { from: string; to: string } {
  return { from: String(Math.floor(fromMillis)), to: String(Math.floor(toMillis)) };
}
