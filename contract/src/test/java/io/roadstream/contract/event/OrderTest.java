/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;

import io.roadstream.contract.fixtures.Orders;
import io.roadstream.contract.validation.Reason;
import org.junit.jupiter.api.Test;

/** What no row of the order database may hold. */
final class OrderTest {
    private static final ChangeVersion VERSION = Orders.VERSION;
    private static final Envelope ENVELOPE = Orders.full("o-1").envelope();

    @Test
    void refusesMoneyOfNoCurrency() {
        assertRefused(
                () -> new Money(1, "XXQ"),
                Reason.INVALID_VALUE,
                "currency must be a code of ISO 4217, was 'XXQ'");
        assertRefused(() -> new Money(1, ""), Reason.MISSING_FIELD, "currency is missing");
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertRefused(
                () -> new TimeWindow(1_767_600_000_001L, 1_767_600_000_000L),
                Reason.INVALID_VALUE,
                "until must not be before from, was 1767600000000 before 1767600000001");
        assertRefused(() -> new TimeWindow(null, 0L), Reason.TIME_OUT_OF_RANGE);
    }

    @Test
    void refusesIdsThatWouldMakeAKeyAmbiguous() {
        assertRefused(() -> new OrderParties("c|7", "m-3"), Reason.INVALID_ID);
        assertRefused(() -> new OrderParties("c-7", ""), Reason.MISSING_FIELD);
        assertRefused(() -> new Assignment("d 12", null), Reason.INVALID_ID);
        assertRefused(() -> new Assignment(null, "van/1"), Reason.INVALID_ID);
    }

    @Test
    void refusesNegativeSizes() {
        assertRefused(
                () -> new Vehicle(ENVELOPE, VERSION, "Van", VehicleKind.VAN, -1),
                Reason.INVALID_VALUE,
                "capacity must not be negative, was -1");
    }

    @Test
    void refusesTextsBeyondTheirLimit() {
        assertRefused(
                () ->
                        new OrderEvent(
                                ENVELOPE,
                                "1",
                                VERSION,
                                OrderEventKind.NOTE,
                                "system",
                                "x".repeat(2_001)),
                Reason.INVALID_VALUE,
                "detail must have at most 2000 characters, had 2001");
    }

    @Test
    void refusesRegionsThatNobodyKnows() {
        assertRefused(
                () -> new Tenant.Region("Mars/Olympus", "EUR", "de-DE", UnitSystem.KM),
                Reason.INVALID_VALUE,
                "timeZone must be an IANA name, was 'Mars/Olympus'");
        assertRefused(
                () -> new Tenant.Region("UTC", "EUR", "german!", UnitSystem.KM),
                Reason.INVALID_VALUE,
                "locale must be a BCP 47 tag such as de-DE, was 'german!'");
        assertRefused(
                () -> new Tenant.Region("UTC", "EUR", "", UnitSystem.KM),
                Reason.INVALID_VALUE,
                "locale must be a BCP 47 tag such as de-DE, was ''");
    }
}
