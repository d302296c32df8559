/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roadstream.contract.config.InvalidConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The ports of a stack: those asked for, else the ones it had before, else free ones (ingest: 5055
 * and the gateway: 8080 if they are free). New ones lie below the range from which the system takes
 * the ports of outgoing connections, since there a client that keeps calling a stopped server can
 * end up connected to itself, holding the port.
 *
 * <p>Not thread-safe.
 */
public final class Ports {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, Integer>> MAP = new TypeReference<>() {};
    private static final int FIRST = 20_000;
    private static final int LAST = 31_999;
    private static final int ATTEMPTS = 200;

    /** Tried before any other: devices and people have to be told. Traccar's apps know 5055. */
    public static final Map<String, Integer> PREFERRED = Map.of("ingest", 5_055, "gateway", 8_080);

    private final Path file;
    private final RandomGenerator random;
    private final Map<String, Integer> known;

    /** Ports kept in the file. */
    public Ports(Path file, RandomGenerator random) {
        this.file = file;
        this.random = random;
        this.known = read(file);
    }

    /**
     * The port of a part, free a moment ago.
     *
     * @param wanted 0 for any
     */
    public int take(String part, int wanted, String bind) {
        int port = wanted == 0 ? keptOrFree(part, bind) : wanted;
        if (wanted != 0 && !isFree(wanted, bind)) {
            throw new InvalidConfigException(
                    "%s-port: something else listens on %s:%d already; stop it or name another port"
                            .formatted(part, bind, wanted));
        }
        known.put(part, port);
        write();
        return port;
    }

    /** The ports of the last run, by part. */
    public Map<String, Integer> known() {
        return Map.copyOf(known);
    }

    /** Whether it can be listened on now. */
    public static boolean isFree(int port, String bind) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int keptOrFree(String part, String bind) {
        int kept = known.getOrDefault(part, PREFERRED.getOrDefault(part, 0));
        if (kept != 0 && isFree(kept, bind)) {
            return kept;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(FIRST, LAST + 1);
            if (!known.containsValue(port) && isFree(port, bind)) {
                return port;
            }
        }
        throw new InvalidConfigException(
                "no free port on %s between %d and %d; name one with --%s-port"
                        .formatted(bind, FIRST, LAST, part));
    }

    private static Map<String, Integer> read(Path file) {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), MAP) : new TreeMap<>();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; delete it for new ports", e);
        }
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writeValue(file.toFile(), known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
