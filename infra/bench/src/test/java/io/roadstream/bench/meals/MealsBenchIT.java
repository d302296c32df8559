/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.meals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The bench reads folders as they are published, lives through them and writes its keys. */
@Timeout(120)
class MealsBenchIT {
    @TempDir Path folder;

    private final ObjectNode json = JsonMapper.builder().build().createObjectNode();

    @Test
    void livesThroughEveryDayOfAFolder() throws Exception {
        write("3o100", "o1\t0\t100\t5\tr1\t10\no2\t50\t90\t6\tr1\t12\n");
        write("4r50", "o1\t0\t100\t0\tr1\t80\n");

        Path svg = folder.resolve("late.svg");
        new MealsBench(new MealsSettings(folder, List.of(), 1, 50, 50, svg)).measure(json);

        assertThat(json.path("days")).hasSize(2);
        assertThat(json.path("days").path(0).path("day").asText()).isEqualTo("3");
        assertThat(json.path("days").path(1).path("unavoidablyLate").asInt()).isEqualTo(1);
        for (String policy : List.of("greedy", "search", "hindsight")) {
            JsonNode all = json.path("all").path(policy);
            assertThat(all.path("orders").asInt()).as(policy).isEqualTo(3);
            assertThat(all.path("delivered").asInt()).as(policy).isEqualTo(3);
            assertThat(all.path("late").asInt()).as(policy).isEqualTo(1);
            assertThat(all.path("km").asDouble()).as(policy).isPositive();
        }
        assertThat(json.path("byDay").path("3").path("search").path("orders").asInt()).isEqualTo(2);
        assertThat(json.path("byDay").path("4").path("greedy").path("orders").asInt()).isEqualTo(1);
        assertThat(json.path("decisionMs").path("search").path("count").asInt()).isPositive();
        Element picture =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(svg.toFile())
                        .getDocumentElement();
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo(
                        "Day 3: greedy 0 of 2; search 0 of 2; hindsight 0 of 2;"
                                + " Day 4: greedy 1 of 1; search 1 of 1; hindsight 1 of 1;");
        // the ground, three of the key, and a bar of each way to decide for each day
        assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(1 + 3 + 6);
    }

    @Test
    void saysWhatIsWrongWithAFolder() throws Exception {
        assertThatThrownBy(() -> measure(List.of("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no folder with an orders.txt");
        write("3o100", "o1\t0\t100\t5\tr9\t10\n");
        assertThatThrownBy(() -> measure(List.of()))
                .hasMessageContaining("order o1 is of an unknown restaurant 'r9'");
        write("3o100", "o1\t0\t100\n");
        assertThatThrownBy(() -> measure(List.of()))
                .hasMessageContaining("orders.txt: line 2 must have 6 columns, had 3");
    }

    private void measure(List<String> only) throws IOException {
        new MealsBench(new MealsSettings(folder, only, 1, 50, 0, null)).measure(json);
    }

    private void write(String name, String orders) throws IOException {
        Path day = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                day.resolve("orders.txt"),
                "order\tx\ty\tplacement_time\trestaurant\tready_time\n" + orders);
        Files.writeString(day.resolve("restaurants.txt"), "restaurant\tx\ty\nr1\t200\t0\n");
        Files.writeString(
                day.resolve("couriers.txt"),
                "courier\tx\ty\ton_time\toff_time\nc1\t0\t0\t0\t200\n");
        Files.writeString(
                day.resolve("instance_parameters.txt"),
                "meters_per_minute\tpickup service minutes\tdropoff service minutes\ttarget"
                        + " click-to-door\tmaximum click-to-door\tpay per order\tpay per hour\n"
                        + "320\t4\t4\t40\t90\t10\t15\n");
    }
}
