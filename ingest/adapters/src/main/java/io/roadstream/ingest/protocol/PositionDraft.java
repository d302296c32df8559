/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Fields of one report while an adapter reads them, in SI units and not yet checked. The setters
 * return the draft. For one thread.
 */
public final class PositionDraft {
    private final Protocol protocol;
    private @Nullable String vehicle;
    private @Nullable Long timeMillis;
    private @Nullable Double lat;
    private @Nullable Double lon;
    private @Nullable Double speedMps;
    private @Nullable Double headingDeg;
    private @Nullable Double altitudeMeters;
    private @Nullable Double accuracyMeters;
    private @Nullable Long sequence;
    private @Nullable String uuid;
    private @Nullable String driver;

    public PositionDraft(Protocol protocol) {
        this.protocol = protocol;
    }

    public PositionDraft vehicle(@Nullable String id) {
        vehicle = id;
        return this;
    }

    public PositionDraft timeMillis(@Nullable Long millis) {
        timeMillis = millis;
        return this;
    }

    public PositionDraft lat(@Nullable Double degrees) {
        lat = degrees;
        return this;
    }

    public PositionDraft lon(@Nullable Double degrees) {
        lon = degrees;
        return this;
    }

    public PositionDraft speedMps(@Nullable Double mps) {
        speedMps = mps;
        return this;
    }

    public PositionDraft headingDeg(@Nullable Double degrees) {
        headingDeg = degrees;
        return this;
    }

    public PositionDraft altitudeMeters(@Nullable Double meters) {
        altitudeMeters = meters;
        return this;
    }

    public PositionDraft accuracyMeters(@Nullable Double meters) {
        accuracyMeters = meters;
        return this;
    }

    public PositionDraft sequence(@Nullable Long number) {
        sequence = number;
        return this;
    }

    public PositionDraft uuid(@Nullable String text) {
        uuid = text;
        return this;
    }

    public PositionDraft driver(@Nullable String id) {
        driver = id;
        return this;
    }

    /** The draft as a valid report; {@link InvalidEventException} if it is none. */
    PositionReport toReport(Receipt receipt) {
        return new PositionReport(
                new Envelope(
                        receipt.tenant(),
                        require("vehicle", vehicle),
                        require("time", timeMillis),
                        receipt.ingestTimeMillis()),
                GeoPoint.ofDegrees(require("lat", lat), require("lon", lon)),
                Motion.ofSi(speedMps, headingDeg, altitudeMeters, accuracyMeters),
                sequence,
                uuid,
                driver,
                protocol);
    }

    private static <T> T require(String name, @Nullable T value) {
        if (value == null) {
            throw new InvalidEventException(Reason.MISSING_FIELD, name + " is missing");
        }
        return value;
    }
}
