/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.ingest.simulator.drive.VehicleKind;
import java.util.List;

/** What vehicles there are. */
final class Fleet {
    /** Share of vehicles between two drivers when the city's clock begins. */
    static final double OFF_SHARE = 0.06;

    private static final List<VehicleKind> KINDS =
            List.of(
                    VehicleKind.SCOOTER,
                    VehicleKind.CAR,
                    VehicleKind.SCOOTER,
                    VehicleKind.BICYCLE,
                    VehicleKind.SCOOTER,
                    VehicleKind.VAN,
                    VehicleKind.SCOOTER,
                    VehicleKind.CAR,
                    VehicleKind.BICYCLE,
                    VehicleKind.CAR);

    private Fleet() {}

    /**
     * Tells what the vehicle with this number is.
     *
     * @param number from 1
     */
    static VehicleKind kindOf(int number) {
        return KINDS.get(number % KINDS.size());
    }

    static String idOf(int number) {
        return "v-%04d".formatted(number);
    }

    static VehicleCard card(int number) {
        VehicleKind kind = kindOf(number);
        return new VehicleCard(idOf(number), "%s %04d".formatted(kind.title(), number), kind);
    }
}
