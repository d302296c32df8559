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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bench reads folders as they are published, lives through them and writes its keys. */
@Timeout(120)
class MealsBenchIT {
    @TempDir Path folder;

    private final ObjectNode json = JsonMapper.builder().build().createObjectNode();

    @Test
    void livesThroughEveryDayOfAFolder() throws Exception {
        write("3o100", "o1\t0\t100\t5\tr1\t10\no2\t50\t90\t6\tr1\t12\n");
        write("4r50", "o1\t0\t100\t0\tr1\t80\n");

        new MealsBench(new MealsSettings(folder, List.of(), 1, 50, 50)).measure(json);

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
        assertThat(json.path("decisionMs").path("search").path("count").asInt()).isPositive();
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
        new MealsBench(new MealsSettings(folder, only, 1, 50, 0)).measure(json);
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
