/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.roadstream.contract.proto.v1.Delta;
import io.roadstream.contract.proto.v1.ServerFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Puts a ServerFrame with a Delta together from changes that are encoded already: one copy of bytes
 * per client, and no encoding.
 */
final class DeltaFrame {
    private DeltaFrame() {}

    /**
     * The bytes of the frame.
     *
     * @param offset of the delta
     * @param timeMillis that ages are relative to
     * @param changes each a ChannelChange
     */
    static byte[] of(long offset, long timeMillis, List<byte[]> changes) {
        int length =
                CodedOutputStream.computeUInt64Size(Delta.OFFSET_FIELD_NUMBER, offset)
                        + CodedOutputStream.computeInt64Size(
                                Delta.TIME_MILLIS_FIELD_NUMBER, timeMillis);
        for (byte[] change : changes) {
            length += CodedOutputStream.computeByteArraySize(Delta.CHANGES_FIELD_NUMBER, change);
        }
        byte[] frame =
                new byte
                        [CodedOutputStream.computeTagSize(ServerFrame.DELTA_FIELD_NUMBER)
                                + CodedOutputStream.computeUInt32SizeNoTag(length)
                                + length];
        CodedOutputStream out = CodedOutputStream.newInstance(frame);
        try {
            out.writeTag(ServerFrame.DELTA_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(length);
            out.writeUInt64(Delta.OFFSET_FIELD_NUMBER, offset);
            out.writeInt64(Delta.TIME_MILLIS_FIELD_NUMBER, timeMillis);
            for (byte[] change : changes) {
                out.writeByteArray(Delta.CHANGES_FIELD_NUMBER, change);
            }
            out.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new UncheckedIOException("an array of the right size", e);
        }
        return frame;
    }
}
