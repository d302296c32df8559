/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The optimizer scored on published instances, beside its peers. Entry: {@link
 * io.roadstream.bench.optimizer.OptimizerBench}. {@link
 * io.roadstream.bench.optimizer.PublishedFile} and {@link io.roadstream.bench.optimizer.RouteAudit}
 * read the same files as the optimizer and judge every answer; they share no code with it. The
 * peers, jsprit and OR-Tools, are measured beside it and used for nothing else.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.bench.optimizer;
