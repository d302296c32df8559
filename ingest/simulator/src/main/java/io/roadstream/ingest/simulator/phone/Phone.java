/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

import io.roadstream.ingest.simulator.city.Plane;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A driver's phone, asked once a second while its driver works. It has no fix in a tunnel; without
 * a network it keeps its reports (see {@link Network}). For one thread.
 */
public final class Phone {
    private static final double SPEED_SIGMA_MPS = 0.25;
    private static final double HEADING_SIGMA_DEG = 3;

    /** Below it a receiver cannot tell the course and repeats the last one. */
    private static final double COURSE_MPS = 1;

    /** Radius that holds 68 % of a normal error with sigma 1 on two axes. */
    private static final double RADIUS_PER_SIGMA = 1.51;

    private final String vehicle;
    private final Plane plane;
    private final PhoneSettings settings;
    private final RandomGenerator random;
    private final PhoneListener listener;
    private final Noise noise;
    private final Network network;
    private final Outlier outlier;
    private final long clockOffsetMillis;
    private long sequence;
    private long ticks;
    private double headingDeg;
    private long tunnelSince = Long.MAX_VALUE;
    private boolean isBurst;
    private boolean isBurstOver;
    private @Nullable Disguise disguise;

    /**
     * A phone with its own errors.
     *
     * @param firstSequence of its reports; another run must not use the same ones
     */
    public Phone(
            String vehicle,
            Plane plane,
            PhoneSettings settings,
            long firstSequence,
            RandomGenerator random,
            PhoneListener listener) {
        this.vehicle = vehicle;
        this.plane = plane;
        this.settings = settings;
        this.random = random;
        this.listener = listener;
        this.noise = new Noise(settings, random);
        this.network = new Network(settings, random, listener);
        this.outlier = new Outlier(listener);
        this.clockOffsetMillis = WrongClock.drawOffsetMillis(settings, random);
        this.sequence = firstSequence;
    }

    /** How far its clock is ahead, negative for behind; almost always 0. */
    public long clockOffsetMillis() {
        return clockOffsetMillis;
    }

    /** Reports false places until told otherwise; null for true ones again. */
    public void disguise(@Nullable Disguise other) {
        disguise = other;
    }

    /**
     * Reports each second, whatever the interval; the report of the second in which it ends too.
     */
    public void burst(boolean isOn) {
        isBurst |= isOn;
        isBurstOver = !isOn;
    }

    /** One second. */
    public void tick(long nowMillis, String driver, Fix truth, Sky sky) {
        noise.advance(sky);
        network.tick(nowMillis);
        if (sky == Sky.TUNNEL && disguise == null) {
            tunnelSince = Math.min(tunnelSince, nowMillis);
            outlier.end();
            return;
        }
        if (tunnelSince < nowMillis) {
            listener.wasInTunnel(tunnelSince, nowMillis);
        }
        tunnelSince = Long.MAX_VALUE;
        ticks++;
        if (isBurst || ticks % settings.reportInterval().toSeconds() == 0) {
            network.send(nowMillis, report(nowMillis, driver, truth, sky));
            outlier.reported(nowMillis, disguise == null ? noise.jumpMeters(sky) : 0);
        }
        isBurst = isBurst && !isBurstOver;
    }

    /** The driver goes home: what was kept is sent. */
    public void switchOff(long nowMillis) {
        network.end(nowMillis);
        outlier.end();
        tunnelSince = Long.MAX_VALUE;
    }

    private Report report(long nowMillis, String driver, Fix truth, Sky sky) {
        if (truth.speedMps() > COURSE_MPS) {
            headingDeg = truth.headingDeg() + HEADING_SIGMA_DEG * random.nextGaussian();
        }
        double speed = Math.abs(truth.speedMps() + SPEED_SIGMA_MPS * random.nextGaussian());
        Fix measured = new Fix(noise.disturb(truth.place(), sky), speed, headingDeg);
        Fix shown = disguise == null ? measured : disguise.apply(nowMillis, measured);
        return new Report(
                vehicle,
                driver,
                sequence++,
                nowMillis + clockOffsetMillis,
                plane.toEarth(shown.place()),
                Report.Motion.of(
                        shown.speedMps(), shown.headingDeg(), RADIUS_PER_SIGMA * noise.sigma(sky)));
    }
}
