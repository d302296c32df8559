/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.WeightedEdges;
import io.roadstream.ingest.simulator.traffic.Router;
import io.roadstream.ingest.simulator.traffic.Traffic;

/**
 * What all couriers share.
 *
 * @param city where they are
 * @param waiting where one waits for orders: where merchants are
 * @param traffic on its streets
 * @param router for their ways
 * @param book of orders
 * @param sink for what they do
 * @param settings of the day
 */
record Scene(
        City city,
        WeightedEdges waiting,
        Traffic traffic,
        Router router,
        OrderBook book,
        WorldSink sink,
        WorldSettings settings) {}
