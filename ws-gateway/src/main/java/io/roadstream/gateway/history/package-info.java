/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Positions of the past, read from ClickHouse by a user who may only read. Entry class: {@link
 * io.roadstream.gateway.history.PositionHistory}. Knows neither Jetty nor who asks.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.history;
