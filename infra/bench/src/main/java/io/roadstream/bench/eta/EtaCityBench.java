/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.eta.Scoreboard.Judged;
import io.roadstream.ingest.simulator.city.CityGenerator;
import io.roadstream.ingest.simulator.order.DemandSettings;
import io.roadstream.ingest.simulator.phone.PhoneSettings;
import io.roadstream.ingest.simulator.plan.FirstCome;
import io.roadstream.ingest.simulator.world.World;
import io.roadstream.ingest.simulator.world.WorldSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Scores estimates on a simulated day, each as it was told, against the city's truth. */
public final class EtaCityBench {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** A Thursday, six o'clock in the city. */
    private static final Instant START = Instant.parse("2026-11-26T05:00:00Z");

    private static final double ORDERS_PER_VEHICLE_HOUR = 1.5;
    private static final double FAULTS_PER_VEHICLE_HOUR = 0.2;
    private static final double ROAD_WORKS_PER_HOUR = 3;

    /** Beginnings of the horizons, minutes that the estimate says are left. */
    private static final int[] HORIZONS = {0, 3, 6, 10, 15, 30};

    private final EtaCitySettings settings;

    public EtaCityBench(EtaCitySettings settings) {
        this.settings = settings;
    }

    /** Runs the day, notes the score and prints the verdict. */
    public EtaVerdict measure(ObjectNode json) {
        long start = START.toEpochMilli();
        long from = start + settings.warmUp().toMillis();
        Scoreboard scoreboard = new Scoreboard(from);
        CityRun run = new CityRun(scoreboard, ZONE.getId());
        World world =
                new World(
                        CityGenerator.generate(settings.seed(), CityGenerator.CENTRE),
                        day(start),
                        new FirstCome(),
                        run);
        world.runUntil(from + settings.scored().toMillis());
        world.end();
        json.put("seed", settings.seed());
        json.put("vehicles", settings.vehicles());
        json.put("warmUpHours", hours(settings.warmUp()));
        json.put("hours", hours(settings.scored()));
        json.put("arrivals", scoreboard.arrivals());
        json.put("arrivalsWithoutEstimate", scoreboard.unannounced());
        double[] seen = scoreboard.seenErrorSeconds();
        json.put("arrivalsSeen", seen.length);
        if (seen.length > 0) {
            ObjectNode errors = json.putObject("arrivalsSeenErrorSeconds");
            errors.put("p50", seen[seen.length / 2]);
            errors.put("p90", seen[9 * seen.length / 10]);
        }
        json.put("told", scoreboard.told());
        json.put("lateRiskTriggers", run.triggers());
        EtaVerdict verdict = score(scoreboard.judged(), json);
        verdict.tell(json);
        return verdict;
    }

    private WorldSettings day(long startMillis) {
        return new WorldSettings(
                settings.seed(),
                startMillis,
                ZONE,
                settings.vehicles(),
                new DemandSettings(
                        ORDERS_PER_VEHICLE_HOUR * settings.vehicles(),
                        "o-",
                        "EUR",
                        DemandSettings.CANCEL_SHARE,
                        DemandSettings.ABSENT_SHARE),
                PhoneSettings.USUAL,
                FAULTS_PER_VEHICLE_HOUR,
                ROAD_WORKS_PER_HOUR,
                Duration.ZERO);
    }

    private static EtaVerdict score(List<Judged> all, ObjectNode json) {
        List<Judged> judged =
                all.stream().filter(one -> one.truthMillis() > one.toldMillis()).toList();
        json.put("judged", judged.size());
        json.put("toldAfterArrival", all.size() - judged.size());
        if (judged.isEmpty()) {
            return EtaVerdict.OF_NOTHING;
        }
        double meanError = Score.point(judged, one -> one.arrival().p50Millis(), json);
        double insideShare = Score.interval(judged, json);
        ObjectNode baselines = json.putObject("baselines");
        double straightLine =
                Score.point(
                        judged,
                        one -> one.baselines().meanSpeed(),
                        baselines.putObject("straightLineOverMeanSpeed"));
        Score.point(
                judged,
                one -> one.baselines().meanProgress(),
                baselines.putObject("straightLineOverMeanProgress"));
        ArrayNode horizons = json.putArray("horizons");
        for (int i = 0; i < HORIZONS.length; i++) {
            double fromMinutes = HORIZONS[i];
            double toMinutes = i + 1 < HORIZONS.length ? HORIZONS[i + 1] : Double.POSITIVE_INFINITY;
            List<Judged> part =
                    judged.stream()
                            .filter(one -> isBetween(minutesLeft(one), fromMinutes, toMinutes))
                            .toList();
            if (!part.isEmpty()) {
                ObjectNode horizon = horizons.addObject();
                horizon.put("fromMinutes", HORIZONS[i]);
                horizon.put("judged", part.size());
                Score.point(part, one -> one.arrival().p50Millis(), horizon);
                Score.interval(part, horizon);
                Score.point(
                        part,
                        one -> one.baselines().meanSpeed(),
                        horizon.putObject("straightLineOverMeanSpeed"));
            }
        }
        return new EtaVerdict(judged.size(), insideShare, meanError, straightLine);
    }

    private static boolean isBetween(double value, double from, double to) {
        return (value >= from || from == 0) && value < to;
    }

    private static double minutesLeft(Judged one) {
        return (one.arrival().p50Millis() - one.toldMillis()) / 60e3;
    }

    private static double hours(Duration duration) {
        return duration.toMinutes() / 60.0;
    }
}
