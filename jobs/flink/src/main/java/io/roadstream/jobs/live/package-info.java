/* SPDX-License-Identifier: Apache-2.0 */
/** All live jobs as one Flink graph. */
@org.jspecify.annotations.NullMarked
package io.roadstream.jobs.live;
