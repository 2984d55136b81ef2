package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoredFieldsTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void namesWhatHasNoBehaviour() throws JsonProcessingException {
        assertThat(definition("""
            {family: web, enableFaultInjection: true, networkMode: bridge, cpu: "256", containerDefinitions: [
              {name: web, image: nginx, memory: 64, healthCheck: {command: [CMD, x]}, disableNetworking: true},
              {name: log, image: nginx, memory: 64, user: web, portMappings: [{containerPort: 80, appProtocol: http}],
               environment: [{name: A, value: b}]}]}\
            """))
                .extracting(Ignored::path)
                .containsExactlyInAnyOrder(
                        "enableFaultInjection",
                        "containerDefinitions[0].disableNetworking",
                        "containerDefinitions[1].user");
    }

    @Test
    void saysWhy() throws JsonProcessingException {
        assertThat(definition("{ipcMode: none, enableFaultInjection: true}"))
                .extracting(Ignored::toString)
                .containsExactly(
                        "ipcMode: the containers of a pod share their IPC namespace",
                        "enableFaultInjection: there is no endpoint for fault injection");
    }

    @Test
    void isSilentAboutDefaultsAndEmptyValues() throws JsonProcessingException {
        assertThat(definition("""
            {taskRoleArn: "", placementConstraints: [], volumes: null, runtimePlatform: {operatingSystemFamily: LINUX}, containerDefinitions: [
              {name: web, image: nginx, memory: 64, essential: true, mountPoints: [], disableNetworking: false, hostname: "",
               linuxParameters: {initProcessEnabled: false}, dockerLabels: {}, user: "1000:1000", versionConsistency: enabled,
               portMappings: [{containerPort: 80, hostPort: 0}]}]}\
            """)).isEmpty();
    }

    @Test
    void isSilentAboutWhatEcsOnlyPrints() throws JsonProcessingException {
        assertThat(definition("""
            {taskDefinitionArn: x, revision: 7, status: ACTIVE, requiresAttributes: [{name: a}], compatibilities: [EC2],
             registeredAt: 1, registeredBy: me, containerDefinitions: []}\
            """)).isEmpty();
    }

    @Test
    void namesUnknownFieldsAtEveryLevel() throws JsonProcessingException {
        assertThat(definition("""
            {colour: red, nothing: null, containerDefinitions: [{name: web, image: nginx, wheels: 4, environment: [{name: A, value: b, c: d}]}]}\
            """))
                .containsExactlyInAnyOrder(
                        new Ignored("colour", "not a field of ECS's RegisterTaskDefinition"),
                        new Ignored("containerDefinitions[0].wheels", "not a field of ECS's RegisterTaskDefinition"),
                        new Ignored(
                                "containerDefinitions[0].environment[0].c",
                                "not a field of ECS's RegisterTaskDefinition"));
    }

    @ParameterizedTest
    @CsvSource({"ROLLING, 5, 1", "ROLLING, 0, 0", "BLUE_GREEN, 5, 0"})
    void aRollingDeploymentDoesNotBake(DeploymentStrategy strategy, int minutes, int ignored) {
        assertThat(IgnoredFields.of(ServiceSpec.builder()
                        .deploymentConfiguration(DeploymentConfiguration.builder()
                                .strategy(strategy)
                                .bakeTimeInMinutes(minutes)
                                .build())
                        .build()))
                .hasSize(ignored);
    }

    @Test
    void knowsServices() throws JsonProcessingException {
        var spec = YAML.readValue("""
                  {cluster: c, serviceName: s, taskDefinition: t, desiredCount: 2, schedulingStrategy: DAEMON, launchType: FARGATE,
                   deploymentController: {type: ECS}, propagateTags: NONE, events: [{id: 1}], runningCount: 3,
                   deploymentConfiguration: {maximumPercent: 200, minimumHealthyPercent: 100, deploymentCircuitBreaker: {enable: true, rollback: true},
                    alarms: {alarmNames: [a], enable: true, rollback: true}}}\
                  """, ServiceSpec.class);
        assertThat(IgnoredFields.of(spec)).isEmpty();
    }

    @Test
    void knowsTasks() throws JsonProcessingException {
        var spec = YAML.readValue("""
                 {cluster: c, taskDefinition: t, count: 2, group: g, launchType: EC2, enableExecuteCommand: true, overrides: {cpu: "256", taskRoleArn: r,
                  inferenceAcceleratorOverrides: [{deviceName: d}],
                  containerOverrides: [{name: web, command: [x], environmentFiles: [{value: a, type: s3}]}]}}\
                 """, TaskSpec.class);
        assertThat(IgnoredFields.of(spec))
                .extracting(Ignored::path)
                .containsExactlyInAnyOrder("enableExecuteCommand", "overrides.inferenceAcceleratorOverrides");
    }

    private static List<Ignored> definition(String yaml) throws JsonProcessingException {
        return IgnoredFields.of(YAML.readValue(yaml, TaskDefinitionSpec.class));
    }
}
