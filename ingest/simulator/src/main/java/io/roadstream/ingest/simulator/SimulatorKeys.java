/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import io.roadstream.contract.config.ConfigKey;
import java.util.List;

/** Names, defaults and meanings of the simulator's settings. */
final class SimulatorKeys {
    static final ConfigKey TENANT =
            ConfigKey.of("simulator-tenant", "text", "local", "Tenant whose city it is.");
    static final ConfigKey VEHICLES =
            ConfigKey.of("simulator-vehicles", "number", "200", "How many vehicles there are.");
    static final ConfigKey ORDERS_PER_HOUR =
            ConfigKey.of(
                    "simulator-orders-per-hour",
                    "number",
                    "300",
                    "Orders an hour in the mean of a week; lunch and dinner bring more.");
    static final ConfigKey SEED =
            ConfigKey.of("simulator-seed", "number", "1", "The same seed, the same city and day.");
    static final ConfigKey SPEED =
            ConfigKey.of(
                    "simulator-speed",
                    "number or max",
                    "1",
                    "How much faster than the wall clock the city's clock goes, up to the present.");
    static final ConfigKey START =
            ConfigKey.of(
                    "simulator-start",
                    "now or instant",
                    "now",
                    "When the city's clock begins; now with a speed above 1 is so far in the past"
                            + " that the run ends in the present (without a duration, one hour).");
    static final ConfigKey DURATION =
            ConfigKey.of(
                    "simulator-duration",
                    "duration",
                    "0s",
                    "Length of the run by the city's clock, 0s for no end.");
    static final ConfigKey REPORT_INTERVAL =
            ConfigKey.of(
                    "simulator-report-interval",
                    "duration",
                    "1s",
                    "Time between two reports of a vehicle, whole seconds.");
    static final ConfigKey FAULTS_PER_HOUR =
            ConfigKey.of(
                    "simulator-faults-per-hour",
                    "number",
                    "20",
                    "Faults an hour put into 100 vehicles: teleports, stops, calls for help, ….");
    static final ConfigKey PHONE_FAULTS =
            ConfigKey.of(
                    "simulator-phone-faults",
                    "on, off",
                    "on",
                    "Whether phones lose the network, have outliers and wrong clocks.");
    static final ConfigKey ROAD_WORKS_PER_HOUR =
            ConfigKey.of(
                    "simulator-road-works-per-hour",
                    "number",
                    "3",
                    "Streets an hour that become slow or closed for a while.");
    static final ConfigKey CITY =
            ConfigKey.of(
                    "simulator-city",
                    "text",
                    "generated",
                    "generated, or a folder with porto-road-segments.csv.gz and"
                            + " porto-road-adjacency.csv.gz.");
    static final ConfigKey CENTRE =
            ConfigKey.of(
                    "simulator-centre",
                    "lat,lon",
                    "45.94,-0.96",
                    "Where a generated city lies, degrees.");
    static final ConfigKey ZONE =
            ConfigKey.of(
                    "simulator-zone",
                    "text",
                    "Europe/Paris",
                    "Time zone of the city: its rush hours and meals.");
    static final ConfigKey CURRENCY =
            ConfigKey.of("simulator-currency", "text", "EUR", "Currency of prices, ISO 4217.");
    static final ConfigKey INGEST_URL =
            ConfigKey.of("simulator-ingest-url", "URL", "", "Where positions go; empty: nowhere.");
    static final ConfigKey INGEST_KEY =
            ConfigKey.ofSecret("simulator-ingest-key", "API key of the tenant for ingest.");
    static final ConfigKey INGEST_CONNECTIONS =
            ConfigKey.of(
                    "simulator-ingest-connections",
                    "number",
                    "4",
                    "How many requests to ingest may be under way.");
    static final ConfigKey ORDERS_URL =
            ConfigKey.of(
                    "simulator-orders-url",
                    "text",
                    "",
                    "JDBC URL of the order database; empty: orders go nowhere.");
    static final ConfigKey ORDERS_USER =
            ConfigKey.of(
                    "simulator-orders-user", "text", "postgres", "User of the order database.");
    static final ConfigKey ORDERS_PASSWORD =
            ConfigKey.ofSecret("simulator-orders-password", "Password of that user.");
    static final ConfigKey GATEWAY_URL =
            ConfigKey.of(
                    "simulator-gateway-url",
                    "URL",
                    "",
                    "Where drivers say their duty and call for help; empty: nowhere.");
    static final ConfigKey GATEWAY_KEY_FILE =
            ConfigKey.of(
                    "simulator-gateway-key-file",
                    "file",
                    "gateway-key",
                    "The gateway's key for tokens with HS256, in Base64.");
    static final ConfigKey PLANS =
            ConfigKey.of(
                    "simulator-plans",
                    "own, published",
                    "own",
                    "Whose plans drivers follow: first come, or those that the gateway tells them.");
    static final ConfigKey PLANS_PATIENCE =
            ConfigKey.of(
                    "simulator-plans-patience",
                    "duration",
                    "20s",
                    "How long an order waits for a published plan before the nearest free driver"
                            + " takes it.");
    static final ConfigKey TRUTH_FILE =
            ConfigKey.of(
                    "simulator-truth-file", "file", "", "Where the truth goes; empty: nowhere.");
    static final ConfigKey TRUTH_POSITIONS =
            ConfigKey.of(
                    "simulator-truth-positions",
                    "duration",
                    "0s",
                    "Time between two true positions of a vehicle in the truth file, 0s for none.");
    static final ConfigKey LEDGER_FILE =
            ConfigKey.of(
                    "simulator-ledger-file",
                    "file",
                    "",
                    "Where it stands what was acknowledged, anew every 10 s; empty: nowhere.");
    static final ConfigKey PLACES_FILE =
            ConfigKey.of(
                    "simulator-places-file",
                    "file",
                    "",
                    "Where it stands where vehicles are, anew every 5 s by the city's clock; the"
                            + " next run of the same city begins with it; empty: nowhere.");
    static final ConfigKey STREETS_FILE =
            ConfigKey.of(
                    "simulator-streets-file",
                    "file",
                    "",
                    "Where the street map goes as GeoJSON (.gz: compressed); empty: nowhere.");
    static final ConfigKey FENCES_FILE =
            ConfigKey.of(
                    "simulator-fences-file",
                    "file",
                    "",
                    "Where geofences that suit the city go as GeoJSON; empty: nowhere.");
    static final ConfigKey SUMMARY_FILE =
            ConfigKey.of(
                    "simulator-summary-file",
                    "file",
                    "",
                    "Where the summary goes as JSON besides stdout; empty: nowhere.");
    static final ConfigKey STOP_TIMEOUT =
            ConfigKey.of(
                    "simulator-stop-timeout",
                    "duration",
                    "10s",
                    "How long a stop waits for the entrances to answer.");

    static final List<ConfigKey> ALL =
            List.of(
                    TENANT,
                    VEHICLES,
                    ORDERS_PER_HOUR,
                    SEED,
                    SPEED,
                    START,
                    DURATION,
                    REPORT_INTERVAL,
                    FAULTS_PER_HOUR,
                    PHONE_FAULTS,
                    ROAD_WORKS_PER_HOUR,
                    CITY,
                    CENTRE,
                    ZONE,
                    CURRENCY,
                    INGEST_URL,
                    INGEST_KEY,
                    INGEST_CONNECTIONS,
                    ORDERS_URL,
                    ORDERS_USER,
                    ORDERS_PASSWORD,
                    GATEWAY_URL,
                    GATEWAY_KEY_FILE,
                    PLANS,
                    PLANS_PATIENCE,
                    TRUTH_FILE,
                    TRUTH_POSITIONS,
                    LEDGER_FILE,
                    PLACES_FILE,
                    STREETS_FILE,
                    FENCES_FILE,
                    SUMMARY_FILE,
                    STOP_TIMEOUT);

    private SimulatorKeys() {}
}
