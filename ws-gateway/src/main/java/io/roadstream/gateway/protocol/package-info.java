/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Frames on the WebSocket, as binary Protobuf and as Protobuf JSON. Entry class: {@link
 * io.roadstream.gateway.protocol.Subprotocol}. Knows neither Jetty nor the view.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.protocol;
