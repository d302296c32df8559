/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The newest fix of every vehicle, cut into channels that clients subscribe to. Entry class: {@link
 * io.roadstream.gateway.view.FleetView}. One thread owns all of it; no clock, no I/O. Channels are
 * encoded once a tick, whatever the number of subscribers.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.view;
