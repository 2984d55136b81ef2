package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags, security groups and volumes that a service or run gives its tasks. */
class LaunchTest {
    private static final String DEFINITION = "tags: [{key: team, value: red}, {key: from, value: definition}]\n"
            + "containerDefinitions: [{name: a, image: i}]";

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        NONE            ; false ; {}
        ''              ; false ; {}
        TASK_DEFINITION ; false ; {from=definition, team=red}
        SERVICE         ; false ; {from=service, it=it}
        NONE            ; true  ; {aws:ecs:clusterName=prod, aws:ecs:serviceName=Web}
        SERVICE         ; true  ; {aws:ecs:clusterName=prod, aws:ecs:serviceName=Web, from=service, it=it}
        """)
    void aServicesTasks(String propagate, boolean managed, String tags) {
        ServiceSpec service = read(
                "taskDefinition: web\ntags: [{key: from, value: service}, {key: it, value: it}]\n"
                        + "enableECSManagedTags: " + managed + propagate(propagate),
                ServiceSpec.class);
        assertThat(Launch.of(service, "Web", "prod", definition(DEFINITION)).tags())
                .hasToString(tags);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        NONE            ; false ; {from=run}
        TASK_DEFINITION ; false ; {from=run, team=red}
        NONE            ; true  ; {aws:ecs:clusterName=prod, from=run}
        """)
    void aRunsTasks(String propagate, boolean managed, String tags) {
        TaskSpec task = read(
                "taskDefinition: web\ntags: [{key: from, value: run}]\nenableECSManagedTags: " + managed
                        + propagate(propagate),
                TaskSpec.class);
        assertThat(Launch.of(task, "prod", definition(DEFINITION)).tags()).hasToString(tags);
    }

    private static String propagate(String whose) {
        return whose.isEmpty() ? "" : "\npropagateTags: " + whose;
    }

    @Test
    void tagsAreLabelsWhereTheyCanBe() {
        Pod pod = launched("""
            propagateTags: SERVICE
            enableECSManagedTags: true
            tags:
            - {key: Team, value: Red}
            - {key: cost center, value: "a/b"}
            - {key: empty, value: ""}
            """, DEFINITION);
        assertThat(pod.getMetadata().getAnnotations().get(Annotations.TAGS))
                .isEqualTo("{\"Team\":\"Red\",\"aws:ecs:clusterName\":\"prod\",\"aws:ecs:serviceName\":\"Web\","
                        + "\"cost center\":\"a/b\",\"empty\":\"\"}");
        assertThat(pod.getMetadata().getLabels())
                .containsEntry("tag.ecs.longshore.dev/Team", "Red")
                .containsEntry("tag.ecs.longshore.dev/empty", "")
                .anySatisfy((key, value) -> {
                    assertThat(key).matches("tag.ecs.longshore.dev/cost-center-[0-9a-f]{8}");
                    assertThat(value).matches("a-b-[0-9a-f]{8}");
                });
    }

    @ParameterizedTest
    @CsvSource({"awsvpc, true", "bridge, false"})
    void securityGroupsSelectNetworkPolicies(String mode, boolean labelled) {
        Pod pod = launched(
                "networkConfiguration: {awsvpcConfiguration: {subnets: [s], securityGroups: [sg-1, sg-2]}}",
                "networkMode: " + mode + "\n" + DEFINITION);
        assertThat(pod.getMetadata().getLabels().keySet().stream()
                        .filter(key -> key.startsWith("security-group."))
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(
                        labelled ? "security-group.ecs.longshore.dev/sg-1 security-group.ecs.longshore.dev/sg-2" : "");
    }

    @Test
    void aDiskOfTheLaunchIsMadeOnTheTasksNode() {
        Pod pod = launched("""
            volumeConfigurations:
            - {name: data, managedEBSVolume: {roleArn: r, sizeInGiB: 20, volumeType: gp3, snapshotId: snap-1}}
            """, """
            volumes: [{name: data, configuredAtLaunch: true}]
            containerDefinitions: [{name: a, image: i, mountPoints: [{sourceVolume: data, containerPath: /data}]}]
            """);
        Volume volume = pod.getSpec().getVolumes().getFirst();
        assertThat(Serialization.asYaml(volume.getEphemeral().getVolumeClaimTemplate())
                        .replace("\"", ""))
                .contains("volume.kubernetes.io/selected-node: node-1")
                .contains("storageClassName: gp3")
                .contains("storage: 20Gi")
                .contains("name: snap-1")
                .contains("- ReadWriteOnce");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        data  ; ''
        ''    ; volumeConfigurations: volume 'data' of the task definition is configuredAtLaunch: give its managedEBSVolume
        other ; volumeConfigurations: volume 'data' of the task definition is configuredAtLaunch: give its managedEBSVolume | volumeConfigurations: the task definition has no volume 'other' that is configuredAtLaunch
        """)
    void everyVolumeNeedsItsDiskAndEveryDiskItsVolume(String configured, String problems) {
        TaskDefinitionSpec definition = definition("volumes: [{name: data, configuredAtLaunch: true}, {name: more}]");
        assertThat(String.join(
                        " | ", LaunchVolume.problems(definition, configured.isEmpty() ? Set.of() : Set.of(configured))))
                .isEqualTo(problems);
    }

    private static Pod launched(String service, String definition) {
        ServiceSpec spec = read("taskDefinition: web\n" + service, ServiceSpec.class);
        return Templates.pod(definition, Launch.of(spec, "Web", "prod", definition(definition)));
    }

    private static TaskDefinitionSpec definition(String yaml) {
        return Templates.definition(yaml);
    }

    private static <T> T read(String yaml, Class<T> type) {
        return Serialization.unmarshal(yaml, type);
    }
}
