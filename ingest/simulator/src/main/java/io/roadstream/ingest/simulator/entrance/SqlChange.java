/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to be written in one transaction. */
interface SqlChange {
    /** Writes it, without the commit. */
    void apply(Connection connection) throws SQLException;

    /** The transaction is committed. */
    void committed();
}
