/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.CityGenerator;
import io.roadstream.ingest.simulator.city.StreetsGeoJson;
import io.roadstream.ingest.simulator.order.DemandSettings;
import io.roadstream.ingest.simulator.phone.PhoneSettings;
import io.roadstream.ingest.simulator.plan.FirstCome;
import io.roadstream.ingest.simulator.world.World;
import io.roadstream.ingest.simulator.world.WorldSettings;
import io.roadstream.jobs.anomaly.StreetsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scores anomalies on a simulated day against the truth about every fault in it. */
public final class AnomalyCityBench {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** A Thursday, nine o'clock in the city. */
    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");

    private static final double ORDERS_PER_VEHICLE_HOUR = 1.5;
    private static final double FAULTS_PER_VEHICLE_HOUR = 0.5;
    private static final double ROAD_WORKS_PER_HOUR = 3;

    private final AnomalyCitySettings settings;

    public AnomalyCityBench(AnomalyCitySettings settings) {
        this.settings = settings;
    }

    /**
     * Runs the day, notes the score and prints the verdict.
     *
     * @param folder where the map of the city is put, from which limits are read as the job does it
     */
    public AnomalyVerdict measure(Path folder, ObjectNode json) throws IOException {
        City city = CityGenerator.generate(settings.seed(), CityGenerator.CENTRE);
        Path map = folder.resolve("streets.geojson.gz");
        StreetsGeoJson.write(city, map);
        WatchedCity watched = new WatchedCity(StreetsFile.read(map.toString()));
        World world = new World(city, day(), new FirstCome(), watched);
        world.runUntil(START.toEpochMilli() + settings.length().toMillis());
        world.end();
        double hours = settings.length().toMinutes() / 60.0;
        json.put("seed", settings.seed());
        json.put("vehicles", settings.vehicles());
        json.put("hours", hours);
        ArrayNode kinds = json.putArray("kinds");
        List<AnomalyVerdict.Kind> judged = new ArrayList<>();
        int unexplained = 0;
        ArrayNode missed = json.arrayNode();
        ArrayNode invented = json.arrayNode();
        for (AnomalyKind kind : AnomalyKind.values()) {
            KindScore score = KindScore.of(kind, watched.truth(), watched.anomalies());
            judged.add(AnomalyVerdict.Kind.of(score));
            unexplained += score.raised() - score.explained();
            score.missed().forEach(truth -> missed.add(truth.toString()));
            score.invented().forEach(anomaly -> invented.add(anomaly.toString()));
            kinds.addObject()
                    .put("kind", kind.name().toLowerCase(Locale.ROOT))
                    .put("precision", score.precision())
                    .put("recall", score.recall())
                    .put("delayP50Seconds", score.delaySeconds())
                    .put("incidents", score.incidents())
                    .put("offDuty", score.offDuty())
                    .put("found", score.found())
                    .put("raised", score.raised())
                    .put("explained", score.explained());
        }
        json.put("falseAlertsPerVehicleHour", unexplained / hours / settings.vehicles());
        json.set("missed", missed);
        json.set("invented", invented);
        AnomalyVerdict verdict = new AnomalyVerdict(judged);
        ObjectNode goals = json.putObject("goalsReached");
        verdict.kinds().forEach(kind -> goals.put(kind.word(), kind.hasReachedGoal()));
        verdict.tell(json);
        return verdict;
    }

    private WorldSettings day() {
        return new WorldSettings(
                settings.seed(),
                START.toEpochMilli(),
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
}
