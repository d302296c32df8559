/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each rule finds what was made wrong on purpose, and nothing else. */
final class ArchitectureRulesTest {
    private static final String VIOLATIONS = "io.roadstream.contract.architecture.violations";
    private static final Pattern METHOD = Pattern.compile("ReadsClocks\\.(?:lambda\\$)?(\\w+)");

    private final JavaClasses wrong = new ClassFileImporter().importPackages(VIOLATIONS);

    @Test
    void findsEveryWayToAskForTimeOrChance() {
        List<String> found =
                findings(ArchitectureRules.noClockAndNoUnseededRandomness()).stream()
                        .map(ArchitectureRulesTest::method)
                        .distinct()
                        .toList();

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "instantNow",
                        "dateNow",
                        "systemClock",
                        "currentTimeMillis",
                        "nanoTime",
                        "referenceToTheClock",
                        "referenceInALambda",
                        "unseededRandom",
                        "referenceToUnseededRandom",
                        "mathRandom",
                        "threadLocalRandom",
                        "randomUuid");
    }

    @Test
    void findsAPackageThatIsNotNullMarked() {
        assertThat(findings(ArchitectureRules.everyPackageIsNullMarked()))
                .containsExactly(
                        VIOLATIONS
                                + ".unmarked.Unmarked is in package "
                                + VIOLATIONS
                                + ".unmarked");
    }

    @Test
    void findsAPackageForHomelessCode() {
        assertThat(findings(ArchitectureRules.noPackageForHomelessCode()))
                .contains(VIOLATIONS + ".core.Homeless is in package " + VIOLATIONS + ".core")
                .allMatch(finding -> finding.contains(".core."));
    }

    @Test
    void findsACycle() {
        assertThat(findings(ArchitectureRules.noCyclesBelow(VIOLATIONS + ".cycle")))
                .singleElement()
                .asString()
                .contains("Slice a", "Slice b");
    }

    @Test
    void findsAnImportThatIsNotAllowed() {
        assertThat(findings(ArchitectureRules.importsOnly(VIOLATIONS + ".cycle.a..")))
                .isNotEmpty()
                .allMatch(finding -> finding.contains("cycle.b.B"));
        assertThat(
                        findings(
                                ArchitectureRules.importsOnly(
                                        VIOLATIONS + ".cycle.a..", VIOLATIONS + ".cycle.b..")))
                .isEmpty();
    }

    private List<String> findings(ArchRule rule) {
        return rule.evaluate(wrong).getFailureReport().getDetails();
    }

    private static String method(String finding) {
        Matcher matcher = METHOD.matcher(finding);
        return matcher.find() ? matcher.group(1) : finding;
    }
}
