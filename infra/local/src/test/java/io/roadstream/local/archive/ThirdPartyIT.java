/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.local.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/third-party.md} has what is shipped, with a licence, and nothing else. Class paths
 * are known once modules are packed.
 */
class ThirdPartyIT {
    /** {@code | org.slf4j:slf4j-api | 2.0.17 | MIT |}. */
    private static final Pattern ROW =
            Pattern.compile("\\| ([\\w.-]+):([\\w.-]+) \\| ([\\w.-]+) \\| (\\S.*) \\|");

    @Test
    void shippedJarsAreThoseWithALicence() throws IOException {
        Checkout checkout = Checkout.current();
        Set<String> shipped =
                ArchiveFolder.MODULES.stream()
                        .flatMap(module -> checkout.listClassPath(module).stream())
                        .map(jar -> jar.getFileName().toString())
                        .filter(name -> !name.startsWith("roadstream-"))
                        .collect(Collectors.toCollection(TreeSet::new));

        Set<String> named =
                rows().stream()
                        .map(row -> "%s-%s.jar".formatted(row.group(2), row.group(3)))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shipped).isNotEmpty();
        assertThat(named).isEqualTo(shipped);
    }

    @Test
    void noLicenceForbidsToPassItOn() throws IOException {
        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(
                        row ->
                                assertThat(row.group(4))
                                        .containsPattern(
                                                "Apache|BSD|MIT|EPL|EDL|Go License|CDDL|0BSD|PostgreSQL|MPL"));
    }

    private static List<Matcher> rows() throws IOException {
        Path page = Checkout.current().root().resolve("docs/third-party.md");
        return Files.readAllLines(page).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .toList();
    }
}
