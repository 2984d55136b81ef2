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
        {name: v, dockerVolumeConfiguration: {driverOpts: {type: tmpfs}}}                ; v=memory
        {name: v, dockerVolumeConfiguration: {scope: task, driver: rexray}}              ; ''
        {name: v, dockerVolumeConfiguration: {driverOpts: {type: none}}}                 ; v=empty
        {name: v, dockerVolumeConfiguration: {scope: shared, autoprovision: true}}       ; v=/var/lib/longshore/volumes/ns/v DirectoryOrCreate
        {name: v, dockerVolumeConfiguration: {scope: shared}}                            ; v=/var/lib/longshore/volumes/ns/v Directory
        {name: v, dockerVolumeConfiguration: {scope: shared, driver: rexray}}            ; ''
        {name: v, dockerVolumeConfiguration: {driverOpts: {type: nfs, o: 'addr=10.0.0.1,rw', device: ':/export'}}} ; v=10.0.0.1:/export
        {name: v, dockerVolumeConfiguration: {scope: shared, driverOpts: {type: nfs4, o: 'ro,addr=fs.example', device: 'fs.example:/a'}}} ; v=fs.example:/a!
        {name: v, dockerVolumeConfiguration: {driverOpts: {type: nfs, device: ':/x'}}}   ; v=empty
        {name: v, efsVolumeConfiguration: {fileSystemId: fs-1}}                          ; v=claim fs-1
        {name: v, efsVolumeConfiguration: {fileSystemId: fs-1, rootDirectory: /}}        ; v=claim fs-1
        {name: v, efsVolumeConfiguration: {fileSystemId: fs-1, authorizationConfig: {accessPointId: fsap-2}}} ; v=claim fs-1-fsap-2
        {name: v, fsxWindowsFileServerVolumeConfiguration: {fileSystemId: fs-1, rootDirectory: share, authorizationConfig: {credentialsParameter: c, domain: d}}} ; ''
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
    void aDirectoryOfAFileSystemIsMountedAlone() {
        Pod pod = pod(
                "volumes: [{name: v, efsVolumeConfiguration: {fileSystemId: fs-1, rootDirectory: /path/to/my/data/}}]",
                "mountPoints: [{sourceVolume: v, containerPath: /x}]",
                "");
        assertThat(pod.getSpec()
                        .getContainers()
                        .getFirst()
                        .getVolumeMounts()
                        .getFirst()
                        .getSubPath())
                .isEqualTo("path/to/my/data");
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
                .map(v -> v.getName() + "=" + source(v))
                .collect(Collectors.joining(" "));
    }

    private static String source(Volume v) {
        if (v.getNfs() != null) {
            return v.getNfs().getServer() + ":" + v.getNfs().getPath()
                    + (v.getNfs().getReadOnly() == null ? "" : "!");
        }
        if (v.getPersistentVolumeClaim() != null) {
            return "claim " + v.getPersistentVolumeClaim().getClaimName();
        }
        if (v.getHostPath() != null) {
            String type = v.getHostPath().getType();
            return v.getHostPath().getPath() + (type == null ? "" : " " + type);
        }
        return v.getEmptyDir().getMedium() == null ? "empty" : "memory";
    }

    private static String mounts(Pod pod, int container) {
        Container one = pod.getSpec().getContainers().get(container);
        return one.getVolumeMounts().stream().map(TaskVolumesTest::mount).collect(Collectors.joining(" "));
    }

    private static String mount(VolumeMount mount) {
        return mount.getMountPath() + "=" + mount.getName() + (mount.getReadOnly() == null ? "" : "!");
    }
}
