package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.WorkloadPermissions;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LogRouterTest {
    private static final String DEFINITION = """
        executionRoleArn: r
        containerDefinitions:
        - name: app
          image: i
          dependsOn: [{containerName: first, condition: SUCCESS}]
          logConfiguration: {logDriver: awsfirelens, options: {Name: stdout}, secretOptions: [{name: api-key, valueFrom: /prod/key}]}
        - {name: first, image: i, essential: false}
        - name: router
          image: fluent-bit
          firelensConfiguration: {type: fluentbit, options: {config-file-type: %s, config-file-value: '%s'}}
          environment: [{name: LONGSHORE_POD_UID, value: of-another-pod}]
        """;
    private static final PodPolicy READING = new PodPolicy(
            List.of(),
            Optional.empty(),
            Optional.of(WorkloadPermissions.builder().firelensLogs(true).build()),
            ServerFeatures.NEWEST,
            AddedImages.DEFAULT);

    @Test
    void theRouterIsThereBeforeAllOthersAndHasItsConfiguration() {
        Pod pod = Templates.pod(DEFINITION.formatted("file", "/extra.conf"), Templates.POLICY);

        assertThat(pod.getSpec().getInitContainers())
                .extracting(Container::getName)
                .containsExactly("router", "first");
        Container router = pod.getSpec().getInitContainers().getFirst();
        assertThat(router.getRestartPolicy()).isEqualTo("Always");
        assertThat(router.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/fluent-bit/etc/fluent-bit.conf");
        assertThat(pod.getMetadata().getAnnotations().get(Annotations.LOG_ROUTER))
                .contains("Record ecs_task_definition Web_Front:7", "@INCLUDE /extra.conf", "Match app-firelens*")
                .contains("api-key ${FIRELENS_APP_API_KEY}")
                .doesNotContain("tail");
        assertThat(router.getEnv()).extracting(EnvVar::getName).contains("FIRELENS_APP_API_KEY");
        assertThat(variables(pod.getSpec().getContainers().getFirst()))
                .containsEntry("FLUENT_HOST", "127.0.0.1")
                .containsEntry("FLUENT_PORT", "24224");
        assertThat(variables(pod.getSpec().getInitContainers().get(1))).isEmpty();
    }

    @Test
    void itReadsItsOwnPodsLogsAloneWhereTheClusterAllowsIt() {
        Pod pod = Templates.pod(DEFINITION.formatted("file", "/extra.conf"), READING);

        Container router = pod.getSpec().getInitContainers().getFirst();
        assertThat(router.getVolumeMounts())
                .filteredOn(mount -> mount.getMountPath().equals("/var/log/firelens"))
                .singleElement()
                .satisfies(mount -> {
                    assertThat(mount.getReadOnly()).isTrue();
                    assertThat(mount.getSubPathExpr()).isEqualTo("ns_web-abcdef-1_$(LONGSHORE_POD_UID)");
                });
        assertThat(router.getEnv())
                .as("the definition cannot name another pod")
                .filteredOn(variable -> variable.getName().equals("LONGSHORE_POD_UID"))
                .singleElement()
                .satisfies(variable -> assertThat(
                                variable.getValueFrom().getFieldRef().getFieldPath())
                        .isEqualTo("metadata.uid"));
        assertThat(pod.getSpec().getContainers().getFirst().getVolumeMounts()).isEmpty();
        assertThat(pod.getMetadata().getAnnotations().get(Annotations.LOG_ROUTER))
                .contains("Path /var/log/firelens/app/*.log");
    }

    @Test
    void aConfigurationInS3IsAConfigMap() {
        Pod pod = Templates.pod(DEFINITION.formatted("s3", "arn:aws:s3:::bucket/extra.conf"), Templates.POLICY);

        assertThat(pod.getMetadata().getAnnotations().get(Annotations.LOG_ROUTER))
                .contains("@INCLUDE /fluent-bit/etc/external.conf");
        assertThat(pod.getSpec().getVolumes())
                .anyMatch(volume -> volume.getConfigMap() != null
                        && volume.getConfigMap().getName().equals("bucket.extra.conf"));
        assertThat(pod.getSpec().getInitContainers().getFirst().getVolumeMounts())
                .anyMatch(mount -> mount.getMountPath().equals("/fluent-bit/etc/external.conf")
                        && mount.getSubPath().equals("config"));
    }

    @Test
    void onTheHostsNetworkNobodyListens() {
        Pod pod = Templates.pod("networkMode: host\n" + DEFINITION.formatted("file", "/extra.conf"), Templates.POLICY);

        assertThat(variables(pod.getSpec().getContainers().getFirst())).doesNotContainKey("FLUENT_HOST");
        assertThat(pod.getMetadata().getAnnotations().get(Annotations.LOG_ROUTER))
                .doesNotContain("forward");
    }

    private static Map<String, String> variables(Container container) {
        return container.getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }
}
