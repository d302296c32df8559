/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.anomaly;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.roadstream.domain.streets.MatchSettings;
import io.roadstream.domain.streets.StreetIndex;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that {@code --streets-file} names: GeoJSON as {@link StreetsReader} takes it, with gzip
 * if its name ends with {@code .gz}; a path, or a URI of a file system that Flink knows.
 */
public final class StreetsFile {
    private static final Logger LOG = LoggerFactory.getLogger(StreetsFile.class);

    private StreetsFile() {}

    /**
     * Reads it; without a name there are no streets.
     *
     * @throws InvalidStreetsException if it is missing, can't be read or is something else
     */
    public static StreetIndex read(String file) {
        if (file.isEmpty()) {
            return StreetIndex.EMPTY;
        }
        try (InputStream plain = open(file);
                InputStream in = file.endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
            StreetIndex streets = StreetsReader.read(in, MatchSettings.DEFAULT);
            LOG.info(
                    "Streets of {}: {} segments, {} with a limit",
                    file,
                    streets.segmentCount(),
                    streets.limitedCount());
            return streets;
        } catch (FileNotFoundException e) {
            throw invalid(
                    file,
                    "is not there; it must be where the job is submitted and on every TaskManager",
                    e);
        } catch (ZipException e) {
            throw invalid(file, "ends with .gz and is not compressed with gzip", e);
        } catch (JsonProcessingException e) {
            throw invalid(file, "is no GeoJSON of streets: " + what(e), e);
        } catch (IOException e) {
            throw invalid(file, "cannot be read: " + e, e);
        }
    }

    private static InputStream open(String file) throws IOException {
        Path path = new Path(file);
        return path.getFileSystem().open(path);
    }

    private static String what(JsonProcessingException problem) {
        JsonLocation at = problem.getLocation();
        return at == null
                ? problem.getOriginalMessage()
                : "%s, at line %d, column %d"
                        .formatted(problem.getOriginalMessage(), at.getLineNr(), at.getColumnNr());
    }

    private static InvalidStreetsException invalid(String file, String what, Exception cause) {
        return new InvalidStreetsException("--streets-file '%s' %s".formatted(file, what), cause);
    }
}
