/* SPDX-License-Identifier: Apache-2.0 */
/** What a Traccar server forwards of the positions it receives, as JSON with speed in knots. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.protocol.traccar;
