/* SPDX-License-Identifier: Apache-2.0 */
/** What change data capture counts. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.metrics;
