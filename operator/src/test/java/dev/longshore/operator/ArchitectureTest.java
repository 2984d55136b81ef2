package dev.longshore.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;

/** Packages point one way: view, controller, then placement, watch and node, then pod, then definition, then names. */
@AnalyzeClasses(packages = "dev.longshore.operator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CONTROLLER = "dev.longshore.operator.controller..";
    private static final String PLACEMENT = "dev.longshore.operator.placement..";
    private static final String WATCH = "dev.longshore.operator.watch..";
    private static final String NODE = "dev.longshore.operator.node..";
    private static final String POD = "dev.longshore.operator.pod..";
    private static final String DEFINITION = "dev.longshore.operator.definition..";
    private static final String NAMES = "dev.longshore.operator.names..";
    private static final String STATUS = "dev.longshore.operator.status..";
    private static final String VIEW = "dev.longshore.operator.view..";
    private static final String CLI = "dev.longshore.operator.cli..";

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("dev.longshore.operator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersHaveNoCycles = slices().matching("dev.longshore.operator.controller.(*)..")
            .should()
            .beFreeOfCycles();

    /** What a kind's controller needs is handed to it: nobody reaches for the operator that is put together of them. */
    @ArchTest
    static final ArchRule noControllerKnowsTheOperator = noClasses()
            .that()
            .resideInAPackage("dev.longshore.operator.controller.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.longshore.operator.controller");

    @ArchTest
    static final ArchRule namesKnowNothing = noClasses()
            .that()
            .resideInAPackage(NAMES)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", NAMES);

    @ArchTest
    static final ArchRule podsAreMadeAndReadWithoutAnApiServer = noClasses()
            .that()
            .resideInAnyPackage(POD, NODE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(KubernetesClient.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule podKnowsNoPackageAboveIt = noClasses()
            .that()
            .resideInAPackage(POD)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VIEW, CONTROLLER, PLACEMENT, WATCH, NODE, STATUS, CLI);

    @ArchTest
    static final ArchRule definitionsKnowNoPods = noClasses()
            .that()
            .resideInAPackage(DEFINITION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VIEW, CONTROLLER, PLACEMENT, WATCH, NODE, POD, STATUS, CLI);

    @ArchTest
    static final ArchRule placementAndWatchKnowNoController = noClasses()
            .that()
            .resideInAnyPackage(PLACEMENT, WATCH, NODE, STATUS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VIEW, CONTROLLER, CLI);

    @ArchTest
    static final ArchRule controllersKnowNoCommandLine = noClasses()
            .that()
            .resideInAPackage(CONTROLLER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VIEW, CLI);

    /** A clock is handed in, so that a test can hand in another. */
    @ArchTest
    static final ArchRule controllersReadNoClockOfTheirOwn = noClasses()
            .that()
            .resideInAnyPackage(CONTROLLER, PLACEMENT, WATCH, STATUS)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule nothingBlocksOnAMonitorAcrossTheNetwork = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(CONTROLLER)
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED);
}
