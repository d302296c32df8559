/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void isTheVersionOfTheModules() throws Exception {
        String pom = Files.readString(Path.of(System.getProperty("roadstream.root"), "pom.xml"));
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(pom);

        assertThat(version.find()).isTrue();
        assertThat(Version.NUMBER).isEqualTo(version.group(1));
    }
}
