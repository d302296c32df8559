/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What really happened, for those who judge the answers of the system.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.truth.Truth}, {@link
 * io.roadstream.ingest.simulator.truth.TruthFile}. Nothing of it ever leaves by an entrance.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.truth;
