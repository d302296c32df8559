/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of topic names, keys and settings. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.topic;
