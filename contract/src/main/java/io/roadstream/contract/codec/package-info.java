/* SPDX-License-Identifier: Apache-2.0 */
/** Protobuf form of the events: one mapper per event, the only place that imports Protobuf. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.codec;
