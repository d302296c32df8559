/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Files that others read while they are written. Entry: {@link
 * io.roadstream.ingest.simulator.file.WholeFile}. Knows nothing of what stands in them.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.simulator.file;
