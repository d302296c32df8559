/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the wire form, with the golden messages that every language reads. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.codec;
