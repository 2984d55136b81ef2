package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredAttributesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "containerDefinitions: [{name: a, image: i}] | ''",
                "runtimePlatform: {cpuArchitecture: ARM64, operatingSystemFamily: LINUX} "
                        + "| attribute:ecs.cpu-architecture == arm64; attribute:ecs.os-type == linux",
                "taskRoleArn: r | attribute:com.amazonaws.ecs.capability.task-iam-role exists",
                "taskRoleArn: r, networkMode: host | attribute:com.amazonaws.ecs.capability.task-iam-role-network-host exists",
                "networkMode: awsvpc | attribute:ecs.capability.task-eni exists",
                "containerDefinitions: [{name: a, image: i, privileged: true}] "
                        + "| attribute:com.amazonaws.ecs.capability.privileged-container exists",
                "containerDefinitions: [{name: a, image: i, logConfiguration: {logDriver: json-file}}, "
                        + "{name: b, image: i, logConfiguration: {logDriver: json-file}}] "
                        + "| attribute:com.amazonaws.ecs.capability.logging-driver.json-file exists",
            })
    void whatADefinitionAsksFor(String definition, String attributes) {
        assertThat(RequiredAttributes.of(Serialization.unmarshal("spec: {" + definition + "}", TaskDefinition.class)
                        .getSpec()))
                .extracting(Object::toString)
                .containsExactlyElementsOf(Arrays.stream(attributes.split("; "))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
