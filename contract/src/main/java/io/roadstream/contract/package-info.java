/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The one contract of all parts: events as validated records, their Protobuf form, topics and
 * reason codes. Imports nothing but the JDK; Protobuf appears in {@code codec} only.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract;
