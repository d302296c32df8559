/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import org.jspecify.annotations.Nullable;

/**
 * What people did about an alert; each state says everything. Topic {@code
 * fleet.alert-handlings.v1}.
 *
 * @param envelope tenant, alert, and when the newest of the two was done
 * @param acknowledged who took notice, or null
 * @param resolved who closed it, or null
 */
public record AlertHandling(
        Envelope envelope, @Nullable Handling acknowledged, @Nullable Handling resolved) {}
