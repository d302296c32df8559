/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.geo.GeoPoint;

/**
 * A driver calls for help.
 *
 * @param id of the call, unique over all runs
 * @param vehicle id
 * @param timeMillis when
 * @param place where
 */
public record HelpCall(String id, String vehicle, long timeMillis, GeoPoint place) {}
