/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

/**
 * What is stored of the past, by what it is about.
 *
 * @param positions of vehicles
 * @param orders what happened to them, and when they were expected
 * @param alerts with what people did about them
 * @param kpis key figures of whole tenants
 * @param etas what estimates were worth
 * @param loads how many orders were open
 */
public record History(
        PositionHistory positions,
        OrderHistory orders,
        AlertHistory alerts,
        KpiHistory kpis,
        EtaHistory etas,
        OrderLoadHistory loads) {
    /** Connects with the first query. */
    public static History of(HistoryConfig config) {
        ClickHouseReader reader = new ClickHouseReader(config);
        return new History(
                new PositionHistory(reader),
                new OrderHistory(reader),
                new AlertHistory(reader),
                new KpiHistory(reader),
                new EtaHistory(reader),
                new OrderLoadHistory(reader));
    }
}
