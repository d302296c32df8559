/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

/**
 * The body of a request as far as it was kept.
 *
 * @param bytes the body, or its beginning
 * @param length how much came
 * @param state whether it is all there
 */
// Handed from the reader to its only user, never compared.
@SuppressWarnings("ArrayRecordComponent")
record ReceivedBody(byte[] bytes, long length, State state) {
    /** Whether a body is all there, else why not. */
    enum State {
        COMPLETE,
        /** Longer than a body may be. */
        TOO_LARGE,
        /** No room in the in-flight budget. */
        NO_ROOM
    }
}
