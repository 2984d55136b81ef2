package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Compatibility;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.ContainerRestartPolicy;
import dev.longshore.ecs.v1alpha1.KeyValuePair;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.ecs.v1alpha1.Tag;
import dev.longshore.ecs.v1alpha1.TaskDefinitionPlacementConstraint;
import dev.longshore.ecs.v1alpha1.TaskDefinitionPlacementConstraintType;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Limits on how many and how long, which no table shows well: what is just within is accepted, one more is refused. */
class DefinitionLimitsTest {
    @Test
    void placementConstraints() {
        assertLimit(
                "spec.placementConstraints",
                10,
                n -> definition()
                        .placementConstraints(IntStream.range(0, n)
                                .mapToObj(i -> TaskDefinitionPlacementConstraint.builder()
                                        .type(TaskDefinitionPlacementConstraintType.MEMBER_OF)
                                        .expression("attribute:a" + i + " exists")
                                        .build())
                                .toList())
                        .build());
    }

    @Test
    void lengthOfTheWhole() {
        int rest = Serialization.asJson(withVariable("v")).length() - 1;
        assertLimit("spec", 65_536 - rest, n -> withVariable("v".repeat(n)));
    }

    @Test
    void tags() {
        assertLimit(
                "spec.tags",
                50,
                n -> definition()
                        .tags(IntStream.range(0, n)
                                .mapToObj(i ->
                                        Tag.builder().key("k" + i).value("v").build())
                                .toList())
                        .build());
    }

    @Test
    void lengthOfTags() {
        assertLimit(
                "spec.tags[0].key",
                128,
                n -> definition()
                        .tags(List.of(
                                Tag.builder().key("k".repeat(n)).value("v").build()))
                        .build());
        assertLimit(
                "spec.tags[0].value",
                256,
                n -> definition()
                        .tags(List.of(
                                Tag.builder().key("k").value("v".repeat(n)).build()))
                        .build());
    }

    @Test
    void lengthOfAnImage() {
        assertLimit("spec.containerDefinitions[0].image", 255, n -> with(c -> c.image("i".repeat(n))));
    }

    @Test
    void lengthOfNames() {
        assertLimit("spec.family", 255, n -> definition().family("f".repeat(n)).build());
        assertLimit("spec.containerDefinitions[0].name", 255, n -> with(c -> c.name("n".repeat(n))));
        assertLimit(
                "spec.containerDefinitions[0].portMappings[0].name",
                64,
                n -> with(c -> c.portMappings(List.of(PortMapping.builder()
                        .containerPort(80)
                        .name("p".repeat(n))
                        .build()))));
    }

    @Test
    void ignoredExitCodes() {
        assertLimit(
                "spec.containerDefinitions[0].restartPolicy.ignoredExitCodes",
                50,
                n -> with(c -> c.restartPolicy(ContainerRestartPolicy.builder()
                        .enabled(true)
                        .ignoredExitCodes(IntStream.range(0, n).boxed().toList())
                        .build())));
    }

    @Test
    void portRanges() {
        assertLimit(
                "spec.containerDefinitions[0].portMappings",
                100,
                n -> with(c -> c.portMappings(IntStream.range(0, n)
                        .mapToObj(i -> PortMapping.builder()
                                .containerPortRange((1000 + 2 * i) + "-" + (1001 + 2 * i))
                                .build())
                        .toList())));
    }

    @Test
    void timeoutsOnFargate() {
        assertLimit("spec.containerDefinitions[0].startTimeout", 120, n -> fargate(c -> c.startTimeout(n)));
        assertLimit("spec.containerDefinitions[0].stopTimeout", 120, n -> fargate(c -> c.stopTimeout(n)));
    }

    private static void assertLimit(String path, int most, Definitions definitions) {
        assertThat(DefinitionRules.check(definitions.of(most))).isEmpty();
        assertThat(DefinitionRules.check(definitions.of(most + 1)))
                .extracting(Problem::path)
                .containsExactly(path);
    }

    private static TaskDefinitionSpec fargate(UnaryOperator<ContainerDefinition.ContainerDefinitionBuilder> change) {
        return with(change).toBuilder()
                .requiresCompatibilities(List.of(Compatibility.FARGATE))
                .networkMode(NetworkMode.AWSVPC)
                .cpu(new IntOrString("256"))
                .memory(new IntOrString("512"))
                .build();
    }

    private static TaskDefinitionSpec with(UnaryOperator<ContainerDefinition.ContainerDefinitionBuilder> change) {
        return definition()
                .containerDefinitions(List.of(change.apply(container()).build()))
                .build();
    }

    private static TaskDefinitionSpec withVariable(String value) {
        return with(container -> container.environment(
                List.of(KeyValuePair.builder().name("A").value(value).build())));
    }

    private static TaskDefinitionSpec.TaskDefinitionSpecBuilder definition() {
        return TaskDefinitionSpec.builder()
                .family("web")
                .containerDefinitions(List.of(container().build()));
    }

    private static ContainerDefinition.ContainerDefinitionBuilder container() {
        return ContainerDefinition.builder().name("web").image("nginx").memory(64);
    }

    /** A definition that has so many, or so long a one, of what is limited. */
    @FunctionalInterface
    private interface Definitions {
        TaskDefinitionSpec of(int size);
    }
}
