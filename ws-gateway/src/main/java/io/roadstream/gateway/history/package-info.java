/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The past, read from ClickHouse by a user who may only read: positions, orders, alerts and key
 * figures. Entry class: {@link io.roadstream.gateway.history.History}. Knows neither Jetty nor who
 * asks.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.history;
