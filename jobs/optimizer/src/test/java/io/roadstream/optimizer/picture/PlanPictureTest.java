/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.StraightLine;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.picture.PlanPicture.Panel;
import io.roadstream.optimizer.plan.Assignment;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class PlanPictureTest {
    private static final Place DEPOT = Place.ofMeters(0, 0);

    @Test
    void showsEveryRouteStopAndWhatIsLeftOut() throws Exception {
        Plan before = plan(List.of(List.of("1"), List.of("2")));
        Plan after = plan(List.of(List.of("1", "2", "3")));

        Document svg =
                parse(
                        PlanPicture.draw(
                                "tiny <1> & more",
                                new Panel("Before", before),
                                new Panel("After", after)));

        assertThat(texts(svg, "title").get(0)).isEqualTo("tiny <1> & more");
        assertThat(texts(svg, "desc"))
                .containsExactly(
                        "Before: 2 vehicles, way 600.0, 1 not served. After: 1 vehicles, way"
                                + " 647.2.");
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(3);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(5);
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(1);
        assertThat(texts(svg, "title")).contains("Route 1: vehicle v1, 3 stops, way 647.2");
    }

    @Test
    void northIsUpAndEverythingIsInItsSquare() throws Exception {
        Plan plan = plan(List.of(List.of("1", "2", "3")));

        Document svg = parse(PlanPicture.draw("t", new Panel("a", plan), new Panel("b", plan)));

        NodeList circles = svg.getElementsByTagName("circle");
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < circles.getLength(); i++) {
            double x = number(circles, i, "cx");
            double y = number(circles, i, "cy");
            double left = i < 3 ? 24 : 576;
            assertThat(x).isBetween(left, left + PlanPicture.SIZE);
            assertThat(y).isBetween(104.0, 104.0 + PlanPicture.SIZE);
            heights.add(y);
        }
        assertThat(heights.get(1)).as("the northern stop").isLessThan(heights.get(0));
    }

    @Test
    void saysThatPlacesWithoutCoordinatesCannotBeDrawn() {
        Problem problem =
                Problem.builder(StraightLine.onPlane(10), Prices.DISTANCE)
                        .vehicle(Vehicle.of("v", DEPOT, new Shift(0, 1), Load.of(1)))
                        .request(visit("1", DEPOT))
                        .build();
        Panel panel = new Panel("a", PlanAssembly.of(problem, List.of()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanPicture.draw("t", panel, panel))
                .withMessage("all places are the same: nothing can be drawn");
    }

    private static double number(NodeList elements, int index, String attribute) {
        return Double.parseDouble(((Element) elements.item(index)).getAttribute(attribute));
    }

    private static List<String> texts(Document svg, String tag) {
        NodeList elements = svg.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent());
        }
        return texts;
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Plan plan(List<List<String>> routes) {
        Problem problem =
                Problem.builder(StraightLine.onPlane(10), Prices.DISTANCE)
                        .vehicle(vehicle("v1"))
                        .vehicle(vehicle("v2"))
                        .request(visit("1", Place.ofMeters(100, 0)))
                        .request(visit("2", Place.ofMeters(0, 200)))
                        .request(visit("3", Place.ofMeters(-100, 200)))
                        .build();
        List<Assignment> lines = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            for (String id : routes.get(i)) {
                lines.add(new Assignment("v" + (i + 1), new TaskId(id, Action.VISIT)));
            }
        }
        return PlanAssembly.of(problem, lines);
    }

    private static Vehicle vehicle(String id) {
        return Vehicle.of(id, DEPOT, new Shift(0, 1_000_000), Load.of(10)).endingAt(DEPOT);
    }

    private static Request visit(String id, Place place) {
        return Request.visit(id, Load.of(1), Task.of(Action.VISIT, place, 0));
    }
}
