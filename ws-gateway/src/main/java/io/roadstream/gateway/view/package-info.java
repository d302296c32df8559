/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The newest fix of every vehicle, cut into channels that clients subscribe to. Entry class: {@link
 * io.roadstream.gateway.view.FleetView}. One thread owns all of it; no clock, no I/O. What changed
 * in a channel is encoded once for all who were last told at the same tick; a snapshot once for
 * each who asks.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.view;
