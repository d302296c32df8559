/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.ChangeVersion;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one driver.
 *
 * @param version of the row it is from
 * @param vehicleId what they drive, or null
 */
public record DriverWork(ChangeVersion version, @Nullable String vehicleId) {}
