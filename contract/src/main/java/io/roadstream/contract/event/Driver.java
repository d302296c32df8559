/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who drives. Topic {@code fleet.drivers.v1}; a deleted one is a record without a value there.
 *
 * @param envelope tenant, driver, and when the change was committed or read by a snapshot
 * @param version which state it is
 * @param name for people, up to {@value #MAX_NAME} characters
 * @param vehicleId what they drive now, or null
 * @param shift the one that runs or comes next
 * @param home where the shift begins and ends, or null
 * @param phone under which ops reach them, or null; personal, so nothing but the directory keeps it
 */
public record Driver(
        Envelope envelope,
        ChangeVersion version,
        String name,
        @Nullable String vehicleId,
        TimeWindow shift,
        @Nullable GeoPoint home,
        @Nullable String phone) {
    /** Longest name. */
    public static final int MAX_NAME = 200;

    private static final Pattern PHONE = Pattern.compile("\\+?\\(?[0-9][0-9 ()./-]{1,30}[0-9]");

    public Driver {
        Checks.requireText("name", name, MAX_NAME);
        if (vehicleId != null) {
            Checks.requireId("vehicleId", vehicleId);
        }
        if (phone != null && !isPhone(phone)) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE, "phone must be digits with + ( ) . / - between them");
        }
    }

    /** One whose number nobody knows. */
    public Driver(
            Envelope envelope,
            ChangeVersion version,
            String name,
            @Nullable String vehicleId,
            TimeWindow shift,
            @Nullable GeoPoint home) {
        this(envelope, version, name, vehicleId, shift, home, null);
    }

    /** Whether it can be dialled: three to 32 digits, spaces and {@code ( ) . / -}. */
    public static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    /** The same, without the number. */
    public Driver withoutPhone() {
        return phone == null ? this : new Driver(envelope, version, name, vehicleId, shift, home);
    }
}
