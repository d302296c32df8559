/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How fast one drives where and when, and the fastest way from one place to another.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.traffic.Traffic}, {@link
 * io.roadstream.ingest.simulator.traffic.Router}. The speed of an edge is a function of time alone,
 * so whoever enters it later never leaves it earlier (FIFO), and the label-setting search is exact.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.traffic;
