/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class RunsTest {
    @Test
    void writesTheMedianAndAllRuns() {
        ObjectNode json = JsonMapper.builder().build().createObjectNode();

        new Runs(30.4, 10, 20).write(json, "perSecond");

        assertThat(json.toString()).isEqualTo("{\"perSecond\":20,\"perSecondRuns\":[10,20,30]}");
    }
}
