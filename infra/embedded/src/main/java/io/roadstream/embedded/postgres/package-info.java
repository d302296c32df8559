/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A real PostgreSQL in a process of its own, with the order database and logical replication. Entry
 * classes: {@link EmbeddedPostgres} for tests and tools, {@link EmbeddedPostgresServer} as a
 * program.
 *
 * <p>Invariants: data and port stay over a restart and SIGKILL, committed rows also over a power
 * cut (fsync is on); loopback only; everybody needs a password.
 */
@NullMarked
package io.roadstream.embedded.postgres;

import org.jspecify.annotations.NullMarked;
