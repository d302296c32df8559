/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one ClickHouse engine of this process, open from construction to {@link #close()}.
 *
 * <p>Each statement gets a session of its own ({@link #open}), which costs under a millisecond and
 * makes sure that nothing a client sets stays behind. Thread-safe.
 */
final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** How long a statement waits for a place before it is refused. */
    private static final long MAX_WAIT_SECONDS = 30;

    private static final String READ_ONLY_PROFILE = "read_only";

    private final List<String> options;
    private final int maxQueries;
    private final Semaphore places;

    /** Keeps the engine up while no statement runs. */
    private final EngineConnection anchor;

    private final String version;
    private final String timeZone;
    private final ReadOnlyGuard guard;

    Engine(EngineConfig config, Path library) throws IOException, EngineException {
        Path configFile = EngineFiles.write(config);
        Chdb.load(library);
        options =
                List.of(
                        "--path=" + config.data(),
                        "--config-file=" + configFile,
                        "--implicit_select=0");
        maxQueries = config.maxQueries();
        places = new Semaphore(maxQueries, true);
        anchor = EngineConnection.open(options);
        anchor.run("DROP DATABASE IF EXISTS " + EngineFiles.OVERLAY_DATABASE);
        version = anchor.query("SELECT version()", "TSVRaw").strip();
        timeZone = anchor.query("SELECT timezone()", "TSVRaw").strip();
        guard = new ReadOnlyGuard(anchor);
    }

    String version() {
        return version;
    }

    String timeZone() {
        return timeZone;
    }

    ReadOnlyGuard guard() {
        return guard;
    }

    /** Opens a session for one statement of a client; the caller closes it. */
    Session open(Access access, String queryId) throws EngineException, InterruptedException {
        if (!places.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw EngineException.of(
                    EngineException.Code.TOO_MANY_SIMULTANEOUS_QUERIES,
                    "Too many simultaneous queries: " + maxQueries + " run already");
        }
        boolean opened = false;
        try {
            Session session = new Session(access, queryId);
            opened = true;
            return session;
        } finally {
            if (!opened) {
                places.release();
            }
        }
    }

    /** Cancels what runs, so that a stop need not wait for it. */
    void cancelAll() {
        try {
            anchor.run("KILL QUERY WHERE 1 ASYNC");
        } catch (EngineException e) {
            LOG.warn("running statements were not cancelled", e);
        }
    }

    @Override
    public void close() {
        anchor.close();
        Chdb.shutdown();
    }

    /** An engine connection that holds one of the places. */
    final class Session implements AutoCloseable {

        private final EngineConnection connection;

        private Session(Access access, String queryId) throws EngineException {
            List<String> named = new ArrayList<>(options);
            named.add(KillQuery.sessionName(queryId));
            connection = EngineConnection.open(named);
            if (access == Access.READ_ONLY) {
                try {
                    connection.run("SET ROLE NONE");
                    connection.run("SET profile = '" + READ_ONLY_PROFILE + "'");
                    connection.run("SET readonly = 2");
                } catch (EngineException | RuntimeException e) {
                    connection.close();
                    throw e;
                }
            }
        }

        EngineConnection connection() {
            return connection;
        }

        @Override
        public void close() {
            connection.close();
            places.release();
        }
    }
}
