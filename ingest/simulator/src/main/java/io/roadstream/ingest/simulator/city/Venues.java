/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where goods come from.
 *
 * @param merchants restaurants and shops
 * @param depots where shifts begin and end
 */
record Venues(List<Merchant> merchants, List<Spot> depots) {
    private static final int MERCHANTS = 120;
    private static final int SHOP_EVERY = 3;
    private static final int DEPOTS = 3;
    private static final List<String> OWNERS =
            List.of(
                    "Ada", "Bruno", "Carla", "Dario", "Elif", "Farah", "Gustav", "Hana", "Ines",
                    "Jonas", "Kamala", "Leo", "Mina", "Nadia", "Omar", "Paula", "Rosa", "Selma",
                    "Tariq", "Vera");
    private static final List<String> KITCHENS =
            List.of("Kitchen", "Noodles", "Pizza", "Grill", "Curry House", "Bistro", "Tacos");
    private static final List<String> SHOPS =
            List.of("Flowers", "Groceries", "Pharmacy", "Books", "Bakery");

    static Venues place(StreetGraph graph, Districts districts, SplittableRandom random) {
        WeightedEdges forMerchants =
                new WeightedEdges(graph, edge -> districts.of(edge).kind().merchants());
        WeightedEdges forDepots =
                new WeightedEdges(
                        graph,
                        edge -> districts.of(edge).kind() == DistrictKind.INDUSTRIAL ? 1 : 0);
        List<Merchant> merchants = new ArrayList<>();
        for (int i = 0; i < MERCHANTS; i++) {
            boolean isShop = i % SHOP_EVERY == SHOP_EVERY - 1;
            List<String> trades = isShop ? SHOPS : KITCHENS;
            String name =
                    "%s's %s"
                            .formatted(
                                    OWNERS.get(random.nextInt(OWNERS.size())),
                                    trades.get(random.nextInt(trades.size())));
            merchants.add(
                    new Merchant(
                            "m-%03d".formatted(i + 1),
                            name,
                            isShop ? Merchant.Trade.SHOP : Merchant.Trade.RESTAURANT,
                            forMerchants.draw(random)));
        }
        List<Spot> depots = new ArrayList<>();
        for (int i = 0; i < DEPOTS; i++) {
            depots.add(forDepots.draw(random));
        }
        return new Venues(merchants, depots);
    }
}
