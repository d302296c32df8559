/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What is known of orders, alerts, plans, geofences and the directory, and what of it is whose: one
 * board a tenant and kind, in whichever order events come and however often. Entry classes: {@link
 * io.roadstream.gateway.feed.OrderBoard}, {@link io.roadstream.gateway.feed.AlertBoard}. Knows no
 * clock, no Kafka and no connection; each board is for one thread and says what bounds it.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.feed;
