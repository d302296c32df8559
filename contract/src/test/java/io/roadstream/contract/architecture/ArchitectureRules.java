/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * Rules that hold in every module, checked against its main classes. A module's own test names its
 * packages and what they may import.
 */
public final class ArchitectureRules {
    private static final String GENERATED = "io.roadstream.contract.proto..";

    private static final Set<String> HOMELESS =
            Set.of(
                    "util", "utils", "common", "helper", "helpers", "manager", "misc", "core",
                    "base", "impl");

    private static final Set<String> RANDOM_TYPES =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

    private ArchitectureRules() {}

    /**
     * Classes of the packages import the JDK, the null annotations, themselves, and what is
     * allowed. All are package patterns of ArchUnit, such as {@code io.roadstream.domain..}.
     */
    public static ArchRule importsOnly(String packages, String... allowed) {
        String[] always = {packages, "java..", "org.jspecify.annotations.."};
        String[] all = Stream.of(always, allowed).flatMap(Stream::of).toArray(String[]::new);
        return classes()
                .that(resideInAPackage(packages).and(not(resideInAPackage(GENERATED))))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(all).or(describe("primitives", JavaClass::isPrimitive)));
    }

    /** No class asks for the time or for a random number that nobody can repeat. */
    public static ArchRule noClockAndNoUnseededRandomness() {
        return classes()
                .that(areWritten())
                .should(onlyCall(not(describe("a clock or chance", ArchitectureRules::isChance))))
                .because("results must be the same on every replay");
    }

    /** Every package says that its types are not null. */
    public static ArchRule everyPackageIsNullMarked() {
        return classes()
                .that(areWritten())
                .should(
                        haveAPackage(
                                describe(
                                        "annotated @NullMarked",
                                        found -> found.isAnnotatedWith(NullMarked.class))));
    }

    /** No package has a name under which anything could be filed. */
    public static ArchRule noPackageForHomelessCode() {
        return classes()
                .should(
                        haveAPackage(
                                describe(
                                        "named after a feature",
                                        found ->
                                                Stream.of(found.getName().split("\\."))
                                                        .noneMatch(HOMELESS::contains))));
    }

    /** The packages below the root do not depend on each other in circles. */
    public static ArchRule noCyclesBelow(String rootPackage) {
        return slices().matching(rootPackage + ".(**)").should().beFreeOfCycles();
    }

    private static DescribedPredicate<JavaClass> areWritten() {
        return not(resideInAPackage(GENERATED)).as("are written by hand");
    }

    private static boolean isChance(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        if (owner.startsWith("java.time.")) {
            boolean isGivenAClock = parameters.contains(Clock.class.getName());
            return (name.equals("now") && !isGivenAClock)
                    || (owner.equals(Clock.class.getName())
                            && (name.startsWith("system") || name.startsWith("tick"))
                            && !isGivenAClock);
        }
        if (owner.equals("java.lang.System")) {
            return name.equals("currentTimeMillis") || name.equals("nanoTime");
        }
        boolean isConstructorWithoutSeed = name.equals("<init>") && parameters.isEmpty();
        return owner.equals("java.util.concurrent.ThreadLocalRandom")
                || (owner.equals("java.lang.Math") && name.equals("random"))
                || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                || (owner.equals("java.util.Date") && isConstructorWithoutSeed)
                || (owner.equals("java.util.Calendar") && name.equals("getInstance"))
                || (RANDOM_TYPES.contains(owner) && isConstructorWithoutSeed);
    }

    private static ArchCondition<JavaClass> onlyCall(
            DescribedPredicate<CodeUnitAccessTarget> allowed) {
        return new ArchCondition<>("only call " + allowed.getDescription()) {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                for (JavaCodeUnitAccess<?> access : checked.getCodeUnitAccessesFromSelf()) {
                    events.add(
                            new SimpleConditionEvent(
                                    access,
                                    allowed.test(access.getTarget()),
                                    access.getDescription()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> haveAPackage(DescribedPredicate<JavaPackage> wanted) {
        return new ArchCondition<>("have a package " + wanted.getDescription()) {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                JavaPackage found = checked.getPackage();
                events.add(
                        new SimpleConditionEvent(
                                checked,
                                wanted.test(found),
                                "%s is in package %s"
                                        .formatted(checked.getName(), found.getName())));
            }
        };
    }
}
