/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Clients of the gateway that watch a load through faults, and what is wrong with what they were
 * told. Entry class: {@link io.roadstream.bench.chaos.client.Crowd}.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.bench.chaos.client;
