/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.database;

/**
 * The database is not prepared for change data capture; trying again does not help. The message
 * says what is missing and the SQL that mends it.
 */
public final class DatabaseSetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseSetupException(String message) {
        super(message);
    }
}
