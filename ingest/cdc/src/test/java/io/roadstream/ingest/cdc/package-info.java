/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the whole process against a real database and a real Kafka. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.cdc;
