// SPDX-License-Identifier: Apache-2.0

/** What went wrong, in the words of who noticed it. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
