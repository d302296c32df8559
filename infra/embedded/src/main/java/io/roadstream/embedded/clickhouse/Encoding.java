/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;

/** How a body is compressed: by HTTP's own means or in ClickHouse's blocks. */
enum Encoding {
    IDENTITY(""),
    GZIP("gzip"),
    DEFLATE("deflate"),
    ZSTD("zstd"),
    LZ4("lz4"),
    /** ClickHouse's own blocks; no header says so, the client asked for them. */
    BLOCKS("");

    private static final int BUFFER_BYTES = 1 << 16;

    /** Of those a client accepts, the first one here is taken. */
    private static final List<Encoding> PREFERENCE = List.of(ZSTD, GZIP, LZ4, DEFLATE);

    /** The value of {@code Content-Encoding}; empty if there is no such header. */
    final String header;

    Encoding(String header) {
        this.header = header;
    }

    static Encoding ofResponse(boolean compress, boolean httpCompression, String accepted) {
        if (compress) {
            return BLOCKS;
        }
        if (!httpCompression) {
            return IDENTITY;
        }
        List<String> names =
                Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(part -> part.split(";", 2)[0].strip())
                        .toList();
        return PREFERENCE.stream()
                .filter(encoding -> names.contains(encoding.header))
                .findFirst()
                .orElse(IDENTITY);
    }

    OutputStream encode(OutputStream out) throws IOException {
        return switch (this) {
            case IDENTITY -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER_BYTES, true);
            case DEFLATE -> new DeflaterOutputStream(out, true);
            case ZSTD -> new ZstdOutputStream(out);
            case LZ4 -> new LZ4FrameOutputStream(out, LZ4FrameOutputStream.BLOCKSIZE.SIZE_64KB);
            case BLOCKS -> new BlockOutputStream(out);
        };
    }

    /** Decodes a request body: first HTTP's encoding, then ClickHouse's blocks. */
    static InputStream decode(String contentEncoding, boolean blocks, InputStream in)
            throws IOException, EngineException {
        InputStream decoded =
                switch (contentEncoding.toLowerCase(Locale.ROOT)) {
                    case "", "identity" -> in;
                    case "gzip", "x-gzip" -> new GZIPInputStream(in, BUFFER_BYTES);
                    case "deflate" -> new InflaterInputStream(in);
                    case "zstd" -> new ZstdInputStream(in);
                    case "lz4" -> new LZ4FrameInputStream(in);
                    default ->
                            throw EngineException.of(
                                    EngineException.Code.UNKNOWN_COMPRESSION_METHOD,
                                    "Unknown Content-Encoding '"
                                            + contentEncoding
                                            + "', use gzip, deflate, lz4 or zstd");
                };
        return blocks ? new BlockInputStream(decoded) : decoded;
    }
}
