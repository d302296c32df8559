/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The protocol of OsmAnd's online tracking and of Traccar's apps: a query or form with speed in
 * knots, or JSON with speed in m/s.
 */
@org.jspecify.annotations.NullMarked
package io.roadstream.ingest.protocol.osmand;
