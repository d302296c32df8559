/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of what imports what. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.architecture;
