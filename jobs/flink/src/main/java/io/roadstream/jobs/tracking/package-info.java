/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Tracking as a Flink job: position reports in, tracks and newest positions out. The rules are in
 * the domain.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.tracking;
