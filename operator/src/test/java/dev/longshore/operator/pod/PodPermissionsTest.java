package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.operator.definition.ServerFeatures;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodPermissionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        networkMode: host ; hostNetwork: true ; networkMode: host
        pidMode: host ; hostPid: true ; pidMode: host
        ipcMode: host ; hostIpc: true ; ipcMode: host
        'containerDefinitions: [{name: a, image: i, privileged: true}]' ; privileged: true ; containerDefinitions[0].privileged: true
        'volumes: [{name: v, host: {sourcePath: /data/web}}]' ; 'hostPaths: [/data]' ; volumes[0].host.sourcePath: /data/web
        'volumes: [{name: v, host: {sourcePath: /data}}]' ; 'hostPaths: [/]' ; volumes[0].host.sourcePath: /data
        'volumes: [{name: v, host: {sourcePath: /data}}]' ; 'hostPaths: [/data/]' ; volumes[0].host.sourcePath: /data
        'volumes: [{name: v, dockerVolumeConfiguration: {scope: shared}}]' ; 'sharedVolumes: /srv' ; volumes[0].dockerVolumeConfiguration.scope: shared
        'containerDefinitions: [{name: a, image: i, linuxParameters: {capabilities: {add: [SYS_ADMIN]}}}]' ; 'capabilities: [SYS_ADMIN]' ; containerDefinitions[0].linuxParameters.capabilities.add: SYS_ADMIN
        'containerDefinitions: [{name: a, image: i, linuxParameters: {capabilities: {add: [NET_ADMIN]}}}]' ; 'capabilities: [ALL]' ; containerDefinitions[0].linuxParameters.capabilities.add: NET_ADMIN
        taskRoleArn: web ; 'taskRoles: [{roles: [web]}]' ; taskRoleArn: web
        taskRoleArn: arn:aws:iam::1:role/team/web ; 'taskRoles: [{roles: ["w*b"]}]' ; taskRoleArn: arn:aws:iam::1:role/team/web
        taskRoleArn: arn:aws:iam::1:role/web ; 'taskRoles: [{roles: [db, "arn:aws:iam::1:role/*"]}]' ; taskRoleArn: arn:aws:iam::1:role/web
        taskRoleArn: web ; 'taskRoles: [{roles: [db]}, {roles: ["*"], namespaces: {names: [shop]}}]' ; taskRoleArn: web
        """)
    void isRefusedUntilTheClusterAllowsIt(String definition, String allow, String refusal) {
        assertThat(refusals(definition, "")).singleElement().asString().startsWith(refusal + " is not allowed");
        assertThat(refusals(definition, allow)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        'volumes: [{name: v, host: {sourcePath: /database}}]' ; 'hostPaths: [/data]'
        'volumes: [{name: v, host: {sourcePath: /data/../etc}}]' ; 'hostPaths: [/data]'
        'volumes: [{name: v, host: {sourcePath: data}}]' ; 'hostPaths: [/]'
        'containerDefinitions: [{name: a, image: i, linuxParameters: {capabilities: {add: [ALL]}}}]' ; 'capabilities: [SYS_ADMIN]'
        taskRoleArn: web ; 'taskRoles: [{roles: ["*"], namespaces: {names: [other]}}]'
        taskRoleArn: website ; 'taskRoles: [{roles: [web]}]'
        taskRoleArn: webXsite ; 'taskRoles: [{roles: [web.site]}]'
        taskRoleArn: arn:aws:iam::2:role/web ; 'taskRoles: [{roles: ["arn:aws:iam::1:role/*"]}]'
        taskRoleArn: web ; 'taskRoles: [{roles: ["arn:aws:iam::*:role/web"]}]'
        """)
    void isNotWhatIsAllowed(String definition, String allow) {
        assertThat(refusals(definition, allow)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        'pidMode: task'
        'ipcMode: task'
        'volumes: [{name: v, dockerVolumeConfiguration: {scope: shared, driverOpts: {type: nfs, o: addr=h, device: ":/x"}}}]'
        'volumes: [{name: v, dockerVolumeConfiguration: {scope: task}}]'
        'volumes: [{name: v, host: {}}]'
        'containerDefinitions: [{name: a, image: i, linuxParameters: {capabilities: {add: [NET_RAW], drop: [ALL]}}}]'
        """)
    void grantsNothingThatWouldHaveToBeAllowed(String definition) {
        assertThat(refusals(definition, "")).isEmpty();
    }

    private static List<String> refusals(String definition, String allow) {
        ClusterSpec cluster = Serialization.unmarshal("allow: {" + allow + "}", ClusterSpec.class);
        return PodPolicy.of(cluster, ServerFeatures.NEWEST)
                .refusals(
                        Templates.definition(definition),
                        access -> access.names().contains("shop"));
    }
}
