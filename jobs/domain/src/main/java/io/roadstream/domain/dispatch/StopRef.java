/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.StopKind;

/**
 * One stop of a plan, by name.
 *
 * @param orderId whose stop
 * @param kind which of its two
 */
public record StopRef(String orderId, StopKind kind) {}
