/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The gateway process: settings, HTTP server, metrics. Entry class: {@link
 * io.roadstream.gateway.http.GatewayMain}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.gateway.http;
