/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.geo.GeoPoint;

/**
 * Where a vehicle was seen.
 *
 * @param trackId the track
 * @param eventTimeMillis by the device's clock
 * @param ingestTimeMillis when we received it
 * @param timeMillis when it was in truth, as far as the device's clock can be trusted
 * @param place where
 */
public record EtaFix(
        long trackId,
        long eventTimeMillis,
        long ingestTimeMillis,
        long timeMillis,
        GeoPoint place) {}
