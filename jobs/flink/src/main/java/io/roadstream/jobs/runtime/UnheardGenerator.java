/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.runtime;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Of topics that say nothing of whether vehicles are heard: always idle, whatever comes. So they
 * neither hold a watermark up nor carry it on.
 */
final class UnheardGenerator implements WatermarkGenerator<RawRecord> {
    @Override
    public void onEvent(RawRecord record, long timestampMillis, WatermarkOutput output) {}

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        output.markIdle();
    }
}
