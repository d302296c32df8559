/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the settings. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.config;
