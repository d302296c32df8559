/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Measurements of a running stack: {@link IngestBench}, {@link HistoryBench}, {@link
 * PipelineBench}. Each gives the keys of its JSON; none asserts anything. And what all benches
 * share: {@link Delays}, {@link Machine}, {@link Verdict}.
 */
@NullMarked
package io.roadstream.bench.measure;

import org.jspecify.annotations.NullMarked;
