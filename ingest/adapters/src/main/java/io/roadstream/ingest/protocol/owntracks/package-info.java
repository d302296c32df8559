/* SPDX-License-Identifier: Apache-2.0 */
/** OwnTracks over HTTP: one JSON message a request, speed in km/h. */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.protocol.owntracks;
