/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import java.util.List;

/**
 * A driver.
 *
 * @param id unique in the city
 * @param name for people
 */
record Person(String id, String name) {
    private static final List<String> FIRST =
            List.of(
                    "Amal", "Bela", "Chen", "Dana", "Emre", "Fatou", "Goran", "Hugo", "Ida",
                    "Jamal", "Kim", "Lena", "Marta", "Noor", "Oskar", "Petra", "Quinn", "Rafael",
                    "Sofia", "Tomas", "Ulla", "Viktor", "Wanda", "Yusuf", "Zoe");
    private static final List<String> LAST =
            List.of(
                    "Abel", "Brandt", "Costa", "Diaz", "Eriksen", "Fischer", "Garcia", "Haddad",
                    "Ito", "Jensen", "Kaya", "Lopez", "Meyer", "Novak", "Okafor", "Pereira",
                    "Rossi", "Silva", "Tanaka", "Umarov", "Vidal", "Weber", "Young");

    /** The driver with this number; always the same one. */
    static Person of(int number) {
        return new Person(
                "d-%04d".formatted(number),
                FIRST.get(number % FIRST.size()) + " " + LAST.get(number % LAST.size()));
    }
}
