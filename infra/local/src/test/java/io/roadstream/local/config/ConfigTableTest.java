/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigTableTest {
    /** Run with {@code -Droadstream.update=true} to write the page anew. */
    @Test
    void thePageInTheDocumentationIsUpToDate() throws Exception {
        Path page = Path.of(System.getProperty("roadstream.root"), "docs/configuration.md");
        if (Boolean.getBoolean("roadstream.update")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, ConfigTable.document());
        }

        assertThat(page).hasContent(ConfigTable.document());
    }
}
