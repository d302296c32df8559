/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The bench of the gateway: thousands of WebSocket clients on non-blocking sockets. Entry class:
 * {@link io.roadstream.bench.gateway.GatewayBench}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.bench.gateway;
