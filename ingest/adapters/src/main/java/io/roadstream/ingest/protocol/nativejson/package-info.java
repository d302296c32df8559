/* SPDX-License-Identifier: Apache-2.0 */
/** Our own JSON form of positions: one object, an array, or an object with {@code positions}. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.protocol.nativejson;
