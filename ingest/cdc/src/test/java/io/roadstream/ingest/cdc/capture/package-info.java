/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of what becomes of a change. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.capture;
