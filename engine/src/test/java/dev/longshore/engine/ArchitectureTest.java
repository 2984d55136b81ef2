package dev.longshore.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.UUID;

/** The decisions are pure: no Kubernetes type, no clock, no I/O, no chance; and their packages point one way. */
@AnalyzeClasses(packages = "dev.longshore.engine", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule dependsOnPlainJavaOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "dev.longshore.engine..");

    @ArchTest
    static final ArchRule runsNoThreadsAndTakesNoLocks =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.concurrent..");

    @ArchTest
    static final ArchRule readsNoClock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule decidesTheSameEachTime = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.util.random.RandomGenerator.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(UUID.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule readsNothingFromOutside = noClasses()
            .should()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule ledgerKnowsNoOtherPackage = noClasses()
            .that()
            .resideInAPackage("..engine.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..engine.placement..", "..engine.deployment..");

    @ArchTest
    static final ArchRule queryKnowsNoOtherPackage = noClasses()
            .that()
            .resideInAPackage("..engine.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..engine.ledger..", "..engine.placement..", "..engine.deployment..");

    @ArchTest
    static final ArchRule deploymentIsIndependent = noClasses()
            .that()
            .resideInAPackage("..engine.deployment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..engine.placement..", "..engine.ledger..", "..engine.query..");

    @ArchTest
    static final ArchRule targetsAreIndependent = noClasses()
            .that()
            .resideInAPackage("..engine.target..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..engine.placement..", "..engine.ledger..", "..engine.query..", "..engine.deployment..");

    @ArchTest
    static final ArchRule metricsKnowNoOtherPackage = classes()
            .that()
            .resideInAPackage("..engine.metric..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "..engine.metric..");

    @ArchTest
    static final ArchRule alarmsKnowMetricsOnly = classes()
            .that()
            .resideInAPackage("..engine.alarm..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "..engine.metric..", "..engine.alarm..");

    @ArchTest
    static final ArchRule placementKnowsTheLedgerOnly = noClasses()
            .that()
            .resideInAPackage("..engine.placement..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..engine.deployment..");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("dev.longshore.engine.(*)..").should().beFreeOfCycles();
}
