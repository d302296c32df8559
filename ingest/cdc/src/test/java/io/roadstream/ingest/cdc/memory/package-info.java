/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of what was published. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc.memory;
