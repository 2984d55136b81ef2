package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mounts are written {@code path=volume}, with {@code !} behind those that are read-only. */
class TaskVolumesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {name: v}                                                                        ; v=empty
            {name: v, host: {}}                                                              ; v=empty
            {name: v, host: {sourcePath: ''}}                                                ; v=empty
            {name: v, host: {sourcePath: /data}}                                             ; v=/data
            {name: v, dockerVolumeConfiguration: {scope: task}}                              ; v=empty
            {name: v, dockerVolumeConfiguration: {scope: task, driver: local}}               ; v=empty
            {name: v, dockerVolumeConfiguration: {driverOpts: {type: tmpfs}}}                ; v=empty
            {name: v, dockerVolumeConfiguration: {scope: task, driver: rexray}}              ; ''
            {name: v, dockerVolumeConfiguration: {scope: shared, autoprovision: true}}       ; ''
            {name: v, efsVolumeConfiguration: {fileSystemId: fs-1}}                          ; ''
            {name: v, configuredAtLaunch: true}                                              ; ''
            {name: My_Vol}                                                                   ; ''
            """)
    void eachKindOfVolume(String volume, String expected) {
        Pod pod = pod("volumes: [" + volume + "]", "mountPoints: [{sourceVolume: v, containerPath: /x}]", "");
        assertThat(volumes(pod)).isEqualTo(expected);
        assertThat(mounts(pod, 0)).isEqualTo(expected.isEmpty() ? "" : "/x=v");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            mountPoints: [{sourceVolume: v, containerPath: /x, readOnly: true}] ;                                              ; /x=v! ; ''
            mountPoints: [{sourceVolume: v, containerPath: /x}] ; volumesFrom: [{sourceContainer: a}]                          ; /x=v ; /x=v
            mountPoints: [{sourceVolume: v, containerPath: /x}] ; 'volumesFrom: [{sourceContainer: a, readOnly: true}]'        ; /x=v ; /x=v!
            'mountPoints: [{sourceVolume: v, containerPath: /x, readOnly: true}]' ; 'volumesFrom: [{sourceContainer: a}]'      ; /x=v! ; /x=v!
            'mountPoints: [{sourceVolume: v, containerPath: /x}]' ; 'volumesFrom: [{sourceContainer: a}], mountPoints: [{sourceVolume: w, containerPath: /x}]' ; /x=v ; /x=w
            'mountPoints: [{sourceVolume: v, containerPath: /x}, {sourceVolume: v, containerPath: /y}]' ;                      ; /x=v /y=v ; ''
            """)
    void mountsAreTheirOwnAndThoseOfOthers(String a, String b, String ofA, String ofB) {
        Pod pod = pod("volumes: [{name: v}, {name: w}]", a, b == null ? "" : b);
        assertThat(mounts(pod, 0)).isEqualTo(ofA);
        assertThat(mounts(pod, 1)).isEqualTo(ofB);
    }

    @Test
    void volumesFromReachesThroughOthers() {
        Pod pod = Templates.pod("""
                volumes: [{name: v}]
                containerDefinitions:
                - {name: a, image: i, mountPoints: [{sourceVolume: v, containerPath: /x}]}
                - {name: b, image: i, volumesFrom: [{sourceContainer: a}]}
                - {name: c, image: i, volumesFrom: [{sourceContainer: b, readOnly: true}]}
                """, Templates.POLICY);
        assertThat(mounts(pod, 2)).isEqualTo("/x=v!");
    }

    @Test
    void memoryOfOneContainer() {
        Pod pod = pod(
                "volumes: []",
                "linuxParameters: {sharedMemorySize: 64, tmpfs: [{containerPath: /run, size: 16, mountOptions: [ro]}]}",
                "linuxParameters: {sharedMemorySize: 128}");
        assertThat(pod.getSpec().getVolumes())
                .extracting(volume -> volume.getEmptyDir().getMedium() + " "
                        + volume.getEmptyDir().getSizeLimit())
                .containsExactly("Memory 64Mi", "Memory 16Mi", "Memory 128Mi");
        assertThat(pod.getSpec().getVolumes()).extracting(Volume::getName).doesNotHaveDuplicates();
        assertThat(mounts(pod, 0)).matches("/dev/shm=a-dev-shm-[0-9a-f]{8} /run=a-run-[0-9a-f]{8}!");
        assertThat(mounts(pod, 1)).matches("/dev/shm=b-dev-shm-[0-9a-f]{8}");
    }

    private static Pod pod(String volumes, String a, String b) {
        return Templates.pod(
                volumes + "\ncontainerDefinitions: [{name: a, image: i, " + a + "}, {name: b, image: i, " + b + "}]",
                Templates.POLICY);
    }

    private static String volumes(Pod pod) {
        return pod.getSpec().getVolumes().stream()
                .map(v -> v.getName() + "="
                        + (v.getHostPath() == null ? "empty" : v.getHostPath().getPath()))
                .collect(Collectors.joining(" "));
    }

    private static String mounts(Pod pod, int container) {
        Container one = pod.getSpec().getContainers().get(container);
        return one.getVolumeMounts().stream().map(TaskVolumesTest::mount).collect(Collectors.joining(" "));
    }

    private static String mount(VolumeMount mount) {
        return mount.getMountPath() + "=" + mount.getName() + (mount.getReadOnly() == null ? "" : "!");
    }
}
