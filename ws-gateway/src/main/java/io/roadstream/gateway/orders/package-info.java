/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Orders in the order database: the present state, and changes by people of the tenant, which
 * change data capture brings back. Entry classes: {@link io.roadstream.gateway.orders.OrderBatch},
 * {@link io.roadstream.gateway.orders.OrderReader}. What may become of an order is decided by
 * {@link io.roadstream.gateway.orders.OrderRule}. Nothing here knows HTTP or Kafka.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.orders;
