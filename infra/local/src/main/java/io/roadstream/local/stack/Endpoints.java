/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.config.StackConfig.ExternalClickHouse;
import io.roadstream.local.config.StackConfig.ExternalKafka;
import io.roadstream.local.config.StackConfig.ExternalOrders;
import io.roadstream.local.config.StackConfig.OrdersConfig;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.IntSupplier;

/**
 * Where the parts answer, seen from this machine.
 *
 * @param kafka {@code host:port,…}
 * @param clickHouse HTTP interface
 * @param ingest HTTP entrance
 * @param gateway live positions by WebSocket
 * @param orders the order database, as JDBC names it; empty if there is none
 * @param cdc health and metrics of the order capture
 * @param flink REST interface and web page
 * @param flinkRpcPort where TaskManagers find the JobManager; 0 if they are not processes
 */
public record Endpoints(
        String kafka,
        URI clickHouse,
        URI ingest,
        URI gateway,
        String orders,
        URI cdc,
        URI flink,
        int flinkRpcPort) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String FLINK_RPC = "flink-rpc";
    private static final String POSTGRES = "postgres";
    private static final String CDC = "cdc";

    /** Takes the ports of the parts that are ours. */
    static Endpoints of(StackConfig config, Ports ports) {
        String host = reachable(config.bind());
        ExternalKafka kafka = config.kafka().external();
        ExternalClickHouse clickHouse = config.clickHouse().external();
        return new Endpoints(
                kafka == null
                        ? host + ":" + ports.take("kafka", config.kafka().port(), config.bind())
                        : kafka.brokers(),
                clickHouse == null
                        ? http(
                                host,
                                ports.take("clickhouse", config.clickHouse().port(), config.bind()))
                        : clickHouse.url(),
                http(host, ports.take("ingest", config.ingest().port(), config.bind())),
                http(host, ports.take("gateway", config.gateway().port(), config.bind())),
                orders(
                        config.orders(),
                        () -> ports.take(POSTGRES, config.orders().port(), LOOPBACK)),
                http(
                        LOOPBACK,
                        config.orders().isCaptured()
                                ? ports.take(CDC, config.orders().cdc().port(), LOOPBACK)
                                : 0),
                http(LOOPBACK, ports.take("flink", config.flink().port(), LOOPBACK)),
                config.flink().cluster() ? ports.take(FLINK_RPC, 0, LOOPBACK) : 0);
    }

    /** The endpoints of the last run of the folder, for commands that look from outside. */
    public static Endpoints ofLastRun(StackConfig config, Ports ports) {
        String host = reachable(config.bind());
        ExternalKafka kafka = config.kafka().external();
        ExternalClickHouse clickHouse = config.clickHouse().external();
        return new Endpoints(
                kafka == null ? host + ":" + ports.known().get("kafka") : kafka.brokers(),
                clickHouse == null
                        ? http(host, ports.known().getOrDefault("clickhouse", 0))
                        : clickHouse.url(),
                http(host, ports.known().getOrDefault("ingest", 0)),
                http(host, ports.known().getOrDefault("gateway", 0)),
                orders(config.orders(), () -> ports.known().getOrDefault(POSTGRES, 0)),
                http(LOOPBACK, ports.known().getOrDefault(CDC, 0)),
                http(LOOPBACK, ports.known().getOrDefault("flink", 0)),
                ports.known().getOrDefault(FLINK_RPC, 0));
    }

    /** The name under which Kafka sends its clients back to itself. */
    static String advertised(String bind) {
        try {
            return InetAddress.getByName(bind).isAnyLocalAddress()
                    ? InetAddress.getLocalHost().getCanonicalHostName()
                    : bind;
        } catch (UnknownHostException e) {
            return LOOPBACK;
        }
    }

    private static String reachable(String bind) {
        try {
            return InetAddress.getByName(bind).isAnyLocalAddress() ? LOOPBACK : bind;
        } catch (UnknownHostException e) {
            throw new io.roadstream.contract.config.InvalidConfigException(
                    "bind must be an address of this machine, was '%s'".formatted(bind), e);
        }
    }

    private static String orders(OrdersConfig config, IntSupplier ownPort) {
        if (!config.isCaptured()) {
            return "";
        }
        ExternalOrders external = config.external();
        return external == null
                ? "jdbc:postgresql://%s:%d/orders".formatted(LOOPBACK, ownPort.getAsInt())
                : external.url();
    }

    private static URI http(String host, int port) {
        return URI.create(
                "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port));
    }
}
