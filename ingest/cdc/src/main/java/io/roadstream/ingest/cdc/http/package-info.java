/* SPDX-License-Identifier: Apache-2.0 */
/** Health and metrics over HTTP. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.http;
