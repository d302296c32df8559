/* SPDX-License-Identifier: Apache-2.0 */
/** Settings of the process, read once. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.config;
