// SPDX-License-Identifier: Apache-2.0

/** Those whose name holds the text, the best first: the same, then those that begin so. */
export function findByName<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  text: string,
  most: number,
): T[] {
  const wanted = text.trim().toLowerCase();
  const rank = (one: T) => {
    const name = nameOf(one).toLowerCase();
    return name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3;
  };
  return all
    .map((one) => ({ one, rank: rank(one) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map((found) => found.one);
}
