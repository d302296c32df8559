/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one result of the blocks of a stream. The engine writes each block as a document of its
 * own, so a format with a header repeats it in every block; here only the first one stays. Formats
 * whose blocks cannot be joined (JSON, Parquet, Pretty, …) have no join and are not streamed.
 *
 * <p>One object joins one result.
 */
final class BlockJoin {

    private static final Map<String, Header> HEADERS = headers();

    private final Header kind;
    private byte @Nullable [] header;

    private BlockJoin(Header kind) {
        this.kind = kind;
    }

    /** How long the header of a document is. */
    @FunctionalInterface
    private interface Header {
        /** Bytes of the header, at most what remains of the document. */
        int length(ByteBuffer document);
    }

    /** How to join blocks of the format, if that is possible. */
    static Optional<BlockJoin> of(String format) {
        return Optional.ofNullable(HEADERS.get(format.toLowerCase(Locale.ROOT)))
                .map(BlockJoin::new);
    }

    /** The part of the next block that belongs to the result. */
    ByteBuffer next(ByteBuffer block) {
        if (header == null) {
            header = new byte[kind.length(block.slice())];
            block.duplicate().get(header);
            return block;
        }
        ByteBuffer part = block.slice();
        if (holds(part, 0)) {
            part.position(header.length);
        } else if (holds(part, part.limit() - header.length)) {
            // Totals and extremes come before the header of their block.
            part.limit(part.limit() - header.length);
        }
        return part;
    }

    private boolean holds(ByteBuffer block, int at) {
        byte[] expected = header == null ? new byte[0] : header;
        return at >= 0
                && block.limit() >= at + expected.length
                && block.slice(at, expected.length).equals(ByteBuffer.wrap(expected));
    }

    private static Map<String, Header> headers() {
        Map<String, Header> headers = new TreeMap<>();
        for (String format :
                new String[] {
                    "TabSeparated",
                    "TSV",
                    "TabSeparatedRaw",
                    "TSVRaw",
                    "Raw",
                    "CSV",
                    "TSKV",
                    "JSONEachRow",
                    "JSONLines",
                    "NDJSON",
                    "JSONStringsEachRow",
                    "JSONCompactEachRow",
                    "JSONCompactStringsEachRow",
                    "RowBinary",
                    "Native",
                    "RawBLOB",
                    "Null"
                }) {
            put(headers, format, document -> 0);
        }
        for (String format :
                new String[] {
                    "TabSeparated", "TSV", "JSONCompactEachRow", "JSONCompactStringsEachRow"
                }) {
            put(headers, format + "WithNames", document -> lines(document, 1, false));
            put(headers, format + "WithNamesAndTypes", document -> lines(document, 2, false));
        }
        put(headers, "CSVWithNames", document -> lines(document, 1, true));
        put(headers, "CSVWithNamesAndTypes", document -> lines(document, 2, true));
        put(headers, "RowBinaryWithNames", document -> strings(document, 1));
        put(headers, "RowBinaryWithNamesAndTypes", document -> strings(document, 2));
        return Map.copyOf(headers);
    }

    private static void put(Map<String, Header> headers, String format, Header header) {
        headers.put(format.toLowerCase(Locale.ROOT), header);
    }

    /** Length of the first lines; with quotes, a line break between two of them is none. */
    private static int lines(ByteBuffer document, int lines, boolean quotes) {
        int left = lines;
        boolean quoted = false;
        while (left > 0 && document.hasRemaining()) {
            byte next = document.get();
            if (quotes && next == '"') {
                quoted = !quoted;
            } else if (next == '\n' && !quoted) {
                left--;
            }
        }
        return document.position();
    }

    /** Length of the number of columns and of so many lists of one string a column. */
    private static int strings(ByteBuffer document, int lists) {
        long strings = varint(document) * lists;
        for (long i = 0; i < strings; i++) {
            int length = Math.toIntExact(varint(document));
            document.position(document.position() + length);
        }
        return document.position();
    }

    private static long varint(ByteBuffer document) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = document.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
