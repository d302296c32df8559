/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import io.roadstream.contract.geo.Circle;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Polygon;
import io.roadstream.contract.geo.Ring;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.ArrayList;
import java.util.List;

/** Circles and polygons as Protobuf. */
final class ShapeMapper {
    private ShapeMapper() {}

    static io.roadstream.contract.proto.v1.Circle toMessage(Circle circle) {
        return io.roadstream.contract.proto.v1.Circle.newBuilder()
                .setCenter(EnvelopeMapper.toMessage(circle.center()))
                .setRadiusDm(circle.radiusDm())
                .build();
    }

    static Circle toEvent(io.roadstream.contract.proto.v1.Circle message) {
        EnvelopeMapper.requireMessage("center", message.hasCenter());
        return new Circle(EnvelopeMapper.toEvent(message.getCenter()), message.getRadiusDm());
    }

    static io.roadstream.contract.proto.v1.Area toMessage(List<Polygon> polygons) {
        var area = io.roadstream.contract.proto.v1.Area.newBuilder();
        for (Polygon polygon : polygons) {
            var message = area.addPolygonsBuilder();
            for (Ring ring : polygon.rings()) {
                var points = message.addRingsBuilder();
                for (GeoPoint point : ring.points()) {
                    points.addLatE7(point.latE7()).addLonE7(point.lonE7());
                }
            }
        }
        return area.build();
    }

    static List<Polygon> toEvent(io.roadstream.contract.proto.v1.Area message) {
        return message.getPolygonsList().stream()
                .map(
                        polygon ->
                                new Polygon(
                                        polygon.getRingsList().stream()
                                                .map(ShapeMapper::toEvent)
                                                .toList()))
                .toList();
    }

    private static Ring toEvent(io.roadstream.contract.proto.v1.Ring message) {
        int size = message.getLatE7Count();
        if (size != message.getLonE7Count()) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "a ring must have as many latitudes as longitudes, had %d and %d"
                            .formatted(size, message.getLonE7Count()));
        }
        List<GeoPoint> points = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            points.add(new GeoPoint(message.getLatE7(i), message.getLonE7(i)));
        }
        return new Ring(points);
    }
}
