/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DelaysTest {
    @Test
    void tellsMillisecondsOfNanoseconds() {
        Histogram nanos = new Histogram(5);
        nanos.recordValueWithCount(TimeUnit.MICROSECONDS.toNanos(1_234), 98);
        nanos.recordValueWithCount(TimeUnit.MILLISECONDS.toNanos(70), 2);
        ObjectNode json = JsonNodeFactory.instance.objectNode();

        Delays.write(json, nanos);

        assertThat(json).hasToString("{\"p50\":1.23,\"p99\":70.0,\"count\":100}");
    }
}
