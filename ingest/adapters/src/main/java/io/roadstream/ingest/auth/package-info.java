/* SPDX-License-Identifier: Apache-2.0 */
/**
 * API keys of tenants: how they look, the file that holds their hashes, and the check of one.
 *
 * <p>Entry: {@link io.roadstream.ingest.auth.ApiKeys} checks, {@link
 * io.roadstream.ingest.auth.ApiKeyFile} creates. A key itself is never stored. Imports no HTTP.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.auth;
