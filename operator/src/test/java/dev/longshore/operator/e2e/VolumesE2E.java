package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.local.junit.LocalKubernetes;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which volumes outlive a task, and which do not: a first task writes to all of them, a second one on the same node looks. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class VolumesE2E extends RealTasks {
    @Test
    void whatOutlivesATask() {
        ecs.allow("""
            hostPaths: [/var/lib/kept]
            sharedVolumes: /var/lib/longshore/volumes
            """);
        define("writes", definition("true", "touch /kept/x /shared/x /task/x /docker/x && exit 42"));
        define("looks", definition("false", """
            test -f /kept/x || exit 1
            test -f /shared/x || exit 2
            test -f /task/x && exit 3
            test -f /docker/x && exit 4
            test -f /sum/mount && exit 42\
            """));

        assertThat(exitCode(runOnFirstNode("writes"), "app")).isEqualTo(42);
        assertThat(exitCode(runOnFirstNode("looks"), "app")).isEqualTo(42);
    }

    /** A file system stands behind a claim that somebody made; the disk of a launch is claimed for the task and goes with it. */
    @Test
    void aFileSystemAndADisk() {
        String disks = ecs.name() + "-disks";
        String files = ecs.name() + "-files";
        ecs.client().resource(volume(disks, "ReadWriteOnce")).create();
        ecs.client().resource(volume(files, "ReadWriteMany")).create();
        ecs.client()
                .resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName("fs-1234abcd")
                        .withNamespace(ecs.name())
                        .endMetadata()
                        .withSpec(claim(files))
                        .build())
                .create();
        define("mounts", """
            volumes:
            - {name: files, efsVolumeConfiguration: {fileSystemId: fs-1234abcd, rootDirectory: /a/b}}
            - {name: disk, configuredAtLaunch: true}
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              mountPoints: [{sourceVolume: files, containerPath: /files}, {sourceVolume: disk, containerPath: /disk}]
              command:
              - sh
              - -c
              - |
                grep ' /files ' /proc/self/mountinfo | grep -q '/a/b ' || exit 1
                grep -q ' /disk ' /proc/self/mountinfo || exit 2
                touch /files/x /disk/x && exit 42
            """);
        ecs.apply(task("run", Serialization.unmarshal("""
            taskDefinition: mounts
            volumeConfigurations: [{name: disk, managedEBSVolume: {roleArn: r, volumeType: %s, sizeInGiB: 1}}]
            """.formatted(disks), TaskSpec.class)));
        try {
            assertThat(exitCode(ended("run"), "app")).isEqualTo(42);
            ecs.task("run").delete();
            ecs.eventually(() -> assertThat(ecs.client()
                            .persistentVolumeClaims()
                            .inNamespace(ecs.name())
                            .list()
                            .getItems())
                    .extracting(claim -> claim.getMetadata().getName())
                    .containsExactly("fs-1234abcd"));
        } finally {
            ecs.client().persistentVolumes().withName(disks).delete();
            ecs.client().persistentVolumes().withName(files).delete();
        }
    }

    /** On every node alike, for which a test has no file server; its class has its name. */
    private static PersistentVolume volume(String name, String accessMode) {
        return new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withStorageClassName(name)
                .withAccessModes(accessMode)
                .addToCapacity("storage", new Quantity("1Gi"))
                .withNewHostPath("/var/lib/" + name, "DirectoryOrCreate")
                .endSpec()
                .build();
    }

    private static PersistentVolumeClaimSpec claim(String storageClass) {
        return new PersistentVolumeClaimSpecBuilder()
                .withAccessModes("ReadWriteMany")
                .withStorageClassName(storageClass)
                .withNewResources()
                .addToRequests("storage", new Quantity("1Gi"))
                .endResources()
                .build();
    }

    /** The second container shares a bind mount with the first. */
    private static String definition(String autoprovision, String checks) {
        return """
            volumes:
            - {name: kept, host: {sourcePath: /var/lib/kept}}
            - {name: Shared_Data, dockerVolumeConfiguration: {scope: shared, autoprovision: %s, driver: local}}
            - {name: task}
            - {name: docker, dockerVolumeConfiguration: {scope: task, driver: local}}
            - {name: sum}
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              mountPoints:
              - {sourceVolume: kept, containerPath: /kept}
              - {sourceVolume: Shared_Data, containerPath: /shared}
              - {sourceVolume: task, containerPath: /task}
              - {sourceVolume: docker, containerPath: /docker}
              - {sourceVolume: sum, containerPath: /sum, readOnly: true}
              command:
              - sh
              - -c
              - |
                until test -f /sum/mount; do sleep 1; done
            %s
            - name: other
              image: busybox:1.36
              memory: 16
              essential: false
              mountPoints: [{sourceVolume: sum, containerPath: /here}]
              command: [touch, /here/mount]
            """.formatted(autoprovision, checks.indent(4).stripTrailing());
    }

    private TaskState runOnFirstNode(String family) {
        ecs.apply(task(
                family,
                TaskSpec.builder()
                        .taskDefinition(family)
                        .containerInstances(List.of(local.realNodes().getFirst().name()))
                        .build()));
        return ended(family);
    }
}
