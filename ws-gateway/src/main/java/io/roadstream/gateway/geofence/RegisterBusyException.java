/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.geofence;

import org.jspecify.annotations.Nullable;

/** A change of a geofence is not known to have happened; reading the fence again tells. */
public final class RegisterBusyException extends Exception {
    private static final long serialVersionUID = 1L;

    RegisterBusyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
