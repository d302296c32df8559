/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LayerTest {
    @Test
    void eachIsFoundByItsName() {
        List<String> names =
                List.of(
                        "local-search",
                        "ruin-and-recreate",
                        "population",
                        "route-exchange",
                        "order-crossover");

        assertThat(names.stream().flatMap(name -> Layer.find(name).stream()))
                .containsExactly(Layer.values());
        assertThat(Layer.find("luck")).isEmpty();
    }
}
