/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The HTTP server through which positions come in: routes, authentication, limits and replies.
 *
 * <p>Entry: {@link io.roadstream.ingest.http.IngestMain}, then {@link
 * io.roadstream.ingest.http.PositionEndpoint}. Invariant: a reply of 2xx leaves only after Kafka
 * has acknowledged everything that the request brought, the refused entries too.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.http;
