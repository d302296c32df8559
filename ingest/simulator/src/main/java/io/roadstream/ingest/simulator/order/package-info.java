/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What customers order, when, where from and where to, and the life of an order.
 *
 * <p>Entry: {@link io.roadstream.ingest.simulator.order.Demand}. Knows no vehicles.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.order;
