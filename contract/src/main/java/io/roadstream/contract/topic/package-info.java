/* SPDX-License-Identifier: Apache-2.0 */
/** Names, keys, settings and codecs of the Kafka topics. */
@org.jspecify.annotations.NullMarked
package io.roadstream.contract.topic;
