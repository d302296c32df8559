/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.ChangeVersion;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one order: who was told of it.
 *
 * @param version newest version, that of its deletion included
 * @param vehicleId who has it, or null
 * @param isOver whether nothing may follow
 */
public record AssignedOrder(ChangeVersion version, @Nullable String vehicleId, boolean isOver) {}
