/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Keeps parts running: starts them in order of need, restarts the ones that die, stops them in the
 * reverse order. Entry class: {@link Supervisor}. Knows nothing of Kafka, ClickHouse or Flink.
 */
@NullMarked
package io.roadstream.local.supervisor;

import org.jspecify.annotations.NullMarked;
