/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Rows of the order database as their topics tell of them, deletions included. A reader drops what
 * is not newer than what it knows (ADR 0014).
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.captured;
