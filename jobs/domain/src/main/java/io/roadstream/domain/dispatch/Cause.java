/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.TriggerKind;

/**
 * Why a plan is thought about.
 *
 * @param kind what happened
 * @param triggerId of the trigger that says so
 */
public record Cause(TriggerKind kind, long triggerId) {}
