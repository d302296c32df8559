/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Key figures of a tenant and of its cells in windows of time. Entry: {@link
 * io.roadstream.domain.metrics.MetricsRule}. A window holds what arrived while it was open: nothing
 * is late for it, everything is counted in one window, and no clock but that of arrival matters.
 * Pure: no clock, no I/O, no logger.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.domain.metrics;
