/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What OpenStreetMap's {@code maxspeed} says: {@code 50} (km/h), {@code 30 mph}, {@code 5 knots},
 * and of several, as in {@code 50;30} or one for each lane, the highest. Words such as {@code
 * none}, {@code signals} or {@code DE:urban} say no number.
 */
public final class MaxSpeed {
    private static final Pattern ONE =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3})?)\\s*(|km/h|kmh|kph|mph|knots)");
    private static final Pattern BETWEEN = Pattern.compile("[;|,]");
    private static final double CMS_PER_KMH = 100 / 3.6;

    /** International mile of 1,609.344 m. */
    private static final double CMS_PER_MPH = CMS_PER_KMH * 1.609344;

    /** Nautical mile of 1,852 m. */
    private static final double CMS_PER_KNOT = CMS_PER_KMH * 1.852;

    private MaxSpeed() {}

    /** The limit in cm/s, or nothing where the text does not say one. */
    public static OptionalInt parseCms(String text) {
        int highest = 0;
        for (String part : BETWEEN.split(text, -1)) {
            highest = Math.max(highest, parseOne(part.strip().toLowerCase(Locale.ROOT)));
        }
        return highest == 0 ? OptionalInt.empty() : OptionalInt.of(highest);
    }

    private static int parseOne(String text) {
        Matcher words = ONE.matcher(text);
        if (!words.matches()) {
            return 0;
        }
        double number = Double.parseDouble(words.group(1));
        double cmsPerUnit =
                switch (words.group(2)) {
                    case "mph" -> CMS_PER_MPH;
                    case "knots" -> CMS_PER_KNOT;
                    default -> CMS_PER_KMH;
                };
        return (int) Math.round(number * cmsPerUnit);
    }
}
