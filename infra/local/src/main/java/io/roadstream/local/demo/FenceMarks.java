/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A file that says what became of each fence that a demo has drawn: its version as drawn. */
final class FenceMarks {
    /** The demo took it away, and draws it again when its city comes back. */
    static final String WITHDRAWN = "withdrawn";

    /** It is other people's now. */
    static final String LEFT = "left";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Map<String, String> marks;

    private FenceMarks(Path file, Map<String, String> marks) {
        this.file = file;
        this.marks = marks;
    }

    /** No file, no marks. */
    static FenceMarks read(Path file) throws IOException {
        return new FenceMarks(
                file,
                Files.exists(file)
                        ? JSON.readValue(file.toFile(), new TypeReference<>() {})
                        : new TreeMap<>());
    }

    /** Those that stand as they were drawn, as far as the demo knows. */
    List<String> listDrawn() {
        return marks.entrySet().stream()
                .filter(mark -> !mark.getValue().equals(WITHDRAWN))
                .filter(mark -> !mark.getValue().equals(LEFT))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isToBeDrawn(String id) {
        return marks.getOrDefault(id, WITHDRAWN).equals(WITHDRAWN);
    }

    /** Of one that was drawn. */
    String versionOf(String id) {
        return Objects.requireNonNull(marks.get(id), id);
    }

    /** Writes at once: a demo may end at any time. */
    void note(String id, String mark) throws IOException {
        marks.put(id, mark);
        JSON.writeValue(file.toFile(), marks);
    }
}
