/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of rows as events. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.row;
