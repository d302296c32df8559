// SPDX-License-Identifier: Apache-2.0
const KEY = "roadstream-token";
/** Other windows of this browser are asked for their token through it. */
const CHANNEL = "roadstream-token";
const PATIENCE_MILLIS = 300;

/** Whom a token is for, as far as a page looks different for them. */
export type PageRole = "ops" | "driver" | "customer" | "merchant";

const ROLES: readonly PageRole[] = ["ops", "driver", "customer", "merchant"];

/**
 * The token comes in the fragment, which no server sees, and leaves the address bar at once; what else is there stays.
 * A window that was given none asks the others of this browser, so that a link to an order opens in a new one.
 */
export async function takeToken(): Promise<string> {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const given = fragment.get("token");
  if (given) {
    sessionStorage.setItem(KEY, given);
    fragment.delete("token");
    const rest = fragment.size > 0 ? `#${fragment}` : "";
    history.replaceState(null, "", location.pathname + location.search + rest);
  }
  const token = given ?? sessionStorage.getItem(KEY) ?? (await askOthers());
  if (token !== "") {
    sessionStorage.setItem(KEY, token);
    answerOthers(token);
  }
  return token;
}

/** What the token says of itself: it chooses the page only, what may be seen is the gateway's to say. */
export function roleOf(token: string): PageRole {
  try {
    const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const { role } = JSON.parse(atob(payload)) as { role?: unknown };
    return ROLES.find((known) => known === role) ?? "ops";
  } catch {
    return "ops";
  }
}

function askOthers(): Promise<string> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(CHANNEL);
    const end = (token: string) => {
      channel.close();
      resolve(token);
    };
    const timer = setTimeout(() => end(""), PATIENCE_MILLIS);
    channel.onmessage = ({ data }: MessageEvent<{ token?: string }>) => {
      if (typeof data.token === "string") {
        clearTimeout(timer);
        end(data.token);
      }
    };
    channel.postMessage({});
  });
}

function answerOthers(token: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<{ token?: string }>) => {
    if (data.token === undefined) {
      channel.postMessage({ token });
    }
  };
}
