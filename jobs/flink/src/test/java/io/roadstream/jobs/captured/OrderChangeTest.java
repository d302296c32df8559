/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.captured;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.fixtures.Orders;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.topic.VersionHeader;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.jobs.runtime.RawRecord;
import org.junit.jupiter.api.Test;

class OrderChangeTest {
    private static final long APPENDED = 1_767_600_000_000L;

    @Test
    void anOrderIsTheChangeThatItsVersionSays() {
        Order order = Orders.full("o-1");
        RawRecord record = record("acme|o-1", Topics.ORDERS.codec().encode(order), "");

        assertThat(OrderChange.decode(record))
                .isEqualTo(new OrderChange(new RowState(order.envelope(), Orders.VERSION), order));
    }

    @Test
    void aTombstoneHasItsVersionInTheHeaderAndTheBrokersTime() {
        OrderChange change =
                OrderChange.decode(
                        record(
                                "acme|o-1",
                                new byte[0],
                                new String(VersionHeader.encode(Orders.VERSION), US_ASCII)));

        assertThat(change)
                .isEqualTo(
                        new OrderChange(
                                new RowState(
                                        new Envelope("acme", "o-1", APPENDED, APPENDED),
                                        Orders.VERSION),
                                null));
        assertThat(change.state().key()).isEqualTo("acme|o-1");
    }

    @Test
    void whatIsNoDeletionOfARowIsRefused() {
        assertThatThrownBy(() -> OrderChange.decode(record("acme|o-1", new byte[0], "")))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("version must be like 2/100/120");
        assertThatThrownBy(() -> OrderChange.decode(record("o-1", new byte[0], "1/1/1")))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("must be tenant|id, was o-1");
        assertThatThrownBy(() -> OrderChange.decode(record("acme|o 1", new byte[0], "1/1/1")))
                .isInstanceOf(InvalidEventException.class);
        assertThatThrownBy(() -> OrderChange.decode(record("acme|o-1", new byte[] {1}, "")))
                .isInstanceOf(InvalidEventException.class);
    }

    private static RawRecord record(String key, byte[] value, String version) {
        RawRecord record = new RawRecord();
        record.key = key.getBytes(UTF_8);
        record.value = value;
        record.version = version.getBytes(US_ASCII);
        record.appendedMillis = APPENDED;
        return record;
    }
}
