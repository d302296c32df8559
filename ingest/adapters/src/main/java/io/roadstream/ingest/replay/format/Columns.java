/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.format;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which column of a file holds what: for each meaning the names that its header may have, the first
 * one found counts.
 *
 * @param names names by meaning
 */
public record Columns(Map<Meaning, List<String>> names) {

    /** What a column may hold. */
    public enum Meaning {
        VEHICLE(true),
        TIME(true),
        LAT(true),
        LON(true),
        /** Metres a second. */
        SPEED(false),
        /** Degrees clockwise from north. */
        HEADING(false);

        private final boolean required;

        Meaning(boolean required) {
            this.required = required;
        }
    }

    public Columns {
        names = Map.copyOf(names);
        for (Meaning meaning : Meaning.values()) {
            if (meaning.required && !names.containsKey(meaning)) {
                throw new IllegalArgumentException(
                        "the column of %s must be named".formatted(lowerCase(meaning)));
            }
        }
    }

    /** From text such as {@code vehicle=taxi_id,time=ts,lat=y,lon=x,speed=v}. */
    public static Columns parse(String text) {
        Map<Meaning, List<String>> names = new EnumMap<>(Meaning.class);
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "columns must be written as vehicle=NAME,time=NAME,lat=NAME,lon=NAME"
                                + "[,speed=NAME][,heading=NAME], was '%s'".formatted(text));
            }
            names.put(meaning(pair.substring(0, equals)), List.of(pair.substring(equals + 1)));
        }
        return new Columns(names);
    }

    /** Place of each column in a file with this header. */
    Map<Meaning, Integer> locate(List<String> header) {
        Map<Meaning, Integer> places = new EnumMap<>(Meaning.class);
        names.forEach(
                (meaning, candidates) ->
                        candidates.stream()
                                .map(header::indexOf)
                                .filter(place -> place >= 0)
                                .findFirst()
                                .ifPresent(place -> places.put(meaning, place)));
        Set<String> missing = new LinkedHashSet<>();
        for (Meaning meaning : Meaning.values()) {
            if (meaning.required && !places.containsKey(meaning)) {
                missing.add(String.join(" or ", names.getOrDefault(meaning, List.of())));
            }
        }
        if (!missing.isEmpty()) {
            throw new UnknownFileException(
                    "the header has no column %s; it has %s".formatted(missing, header));
        }
        return places;
    }

    private static Meaning meaning(String name) {
        return Arrays.stream(Meaning.values())
                .filter(meaning -> lowerCase(meaning).equals(name.trim()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "columns are vehicle, time, lat, lon, speed, heading; was '%s'"
                                                .formatted(name)));
    }

    private static String lowerCase(Meaning meaning) {
        return meaning.name().toLowerCase(Locale.ROOT);
    }
}
