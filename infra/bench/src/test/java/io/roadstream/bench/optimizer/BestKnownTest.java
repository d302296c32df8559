/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.bench.optimizer.BestKnown.Value;
import io.roadstream.optimizer.instance.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value of one objective never serves the other. */
final class BestKnownTest {
    @TempDir Path folder;

    @Test
    void aTableOfBothObjectivesHasAValueForEach() throws Exception {
        write(
                "instance,literature_vehicles,literature_distance,sol_vehicles,sol_truncated_distance",
                "R1,19,1650.8,20,1637.7");

        assertThat(folder(Objective.DISTANCE).find("R1", FileKind.WINDOWS))
                .contains(new Value(20, 1637.7));
        assertThat(folder(Objective.VEHICLES).find("r1", FileKind.WINDOWS))
                .contains(new Value(19, 1650.8));
        assertThat(folder(Objective.VEHICLES).find("R2", FileKind.WINDOWS)).isEmpty();
    }

    @Test
    void aDistanceIsOfVehiclesFirstWhereThereAreWindowsAndTheShortestElsewhere() throws Exception {
        write("instance,vehicles,distance", "x,3,100.5");

        assertThat(folder(Objective.VEHICLES).find("x", FileKind.PAIRS))
                .contains(new Value(3, 100.5));
        assertThat(folder(Objective.DISTANCE).find("x", FileKind.PAIRS)).isEmpty();
        assertThat(folder(Objective.DISTANCE).find("x", FileKind.ROUNDED))
                .contains(new Value(3, 100.5));
        assertThat(folder(Objective.VEHICLES).find("x", FileKind.ROUNDED)).isEmpty();
    }

    @Test
    void aTableThatWasNamedForTheRunIsOfItsObjective() throws Exception {
        write("instance,distance", "x,100.5");

        BestKnown best = BestKnown.ofFile(folder.resolve("bks.csv"), Objective.DISTANCE);

        assertThat(best.find("x", FileKind.WINDOWS)).contains(new Value(0, 100.5));
    }

    @Test
    void refusesATableWithoutInstances() throws Exception {
        write("name,distance", "x,100.5");

        assertThatThrownBy(() -> folder(Objective.DISTANCE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must have a column 'instance'");
    }

    @Test
    void refusesAnEmptyTable() throws Exception {
        write();

        assertThatThrownBy(() -> folder(Objective.DISTANCE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bks.csv is empty");
    }

    private void write(String... lines) throws IOException {
        Files.writeString(folder.resolve("bks.csv"), String.join("\n", lines));
    }

    private BestKnown folder(Objective objective) throws IOException {
        return BestKnown.ofFolder(folder, objective);
    }
}
