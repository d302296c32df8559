/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

/** What a user of the server may do. */
public enum Access {
    /** Everything the engine offers. */
    ADMIN,
    /** Reads tables and views; reaches no file and no network, changes nothing. */
    READ_ONLY
}
