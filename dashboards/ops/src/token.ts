// SPDX-License-Identifier: Apache-2.0
const KEY = "roadstream-token";

/** The token comes in the fragment, which no server sees, and leaves the address bar at once. */
export function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return given ?? sessionStorage.getItem(KEY) ?? "";
}
