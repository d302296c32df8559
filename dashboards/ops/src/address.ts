// SPDX-License-Identifier: Apache-2.0

/** The order that the address of the page names, which so survives a reload and opens elsewhere. */
export function orderInAddress(): string | undefined {
  return new URLSearchParams(location.hash.slice(1)).get("order") ?? undefined;
}

/** Address of the page with an order on it; undefined for none. It holds no token. */
export function addressOf(order: string | undefined): string {
  const page = location.pathname + location.search;
  return order === undefined ? page : `${page}#${new URLSearchParams({ order })}`;
}

/** Puts the order that is looked at into the address. */
export function writeAddress(order: string | undefined): void {
  if (orderInAddress() !== order) {
    history.replaceState(null, "", addressOf(order));
  }
}

/** Puts a link to an order on the clipboard; false where the browser does not let a page do so. */
export async function copyLink(order: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(location.origin + addressOf(order));
    return true;
  } catch {
    return false;
  }
}
