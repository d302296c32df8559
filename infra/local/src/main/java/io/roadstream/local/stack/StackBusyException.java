/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

/** Another command runs a stack in the folder; the message says which and what to do. */
public final class StackBusyException extends RuntimeException {
    StackBusyException(String message) {
        super(message);
    }
}
