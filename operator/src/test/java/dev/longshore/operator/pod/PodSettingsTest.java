package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of a definition, and the part of the pod that they become. */
class PodSettingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            pidMode: task ; '' ; shareProcessNamespace: true
            pidMode: host ; '' ; hostPID: true
            ipcMode: host ; '' ; hostIPC: true
            ipcMode: task ; '' ; hostNetwork: null
            networkMode: host ; '' ; hostNetwork: true
            '' ; hostname: web ; hostname: web
            '' ; 'linuxParameters: {initProcessEnabled: true}' ; shareProcessNamespace: true
            pidMode: host ; 'linuxParameters: {initProcessEnabled: true}' ; hostPID: true
            '' ; 'extraHosts: [{hostname: x, ipAddress: 10.0.0.1}]' ; 'hostAliases: [{ip: 10.0.0.1, hostnames: [x]}]'
            '' ; 'dnsSearchDomains: [a.com]' ; 'dnsConfig: {searches: [a.com]}'
            '' ; 'systemControls: [{namespace: net.ipv4.tcp_syncookies, value: "0"}]' ; 'securityContext: {sysctls: [{name: net.ipv4.tcp_syncookies, value: "0"}]}'
            """)
    void ofTheWholePod(String task, String container, String expected) {
        PodSpec spec = spec(task, container);
        PodSpec plain = spec("", "");
        PodSpec wanted = Serialization.unmarshal(expected, PodSpec.class);
        wanted.setNodeName(plain.getNodeName());
        wanted.setRestartPolicy(plain.getRestartPolicy());
        wanted.setAutomountServiceAccountToken(false);
        wanted.setEnableServiceLinks(false);
        wanted.setTerminationGracePeriodSeconds(30L);
        wanted.setContainers(plain.getContainers());
        assertThat(Serialization.asYaml(spec)).isEqualTo(Serialization.asYaml(wanted));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            'linuxParameters: {capabilities: {add: [SYS_ADMIN], drop: [MKNOD]}}' ; 'capabilities: {add: [SYS_ADMIN], drop: [MKNOD]}'
            'dockerSecurityOptions: [no-new-privileges]' ; 'allowPrivilegeEscalation: false'
            'dockerSecurityOptions: ["no-new-privileges:true"], privileged: true' ; 'privileged: true'
            'user: "7:8", readonlyRootFilesystem: true' ; 'runAsUser: 7, runAsGroup: 8, readOnlyRootFilesystem: true'
            """)
    void ofWhatAContainerMayDo(String container, String securityContext) {
        Container wanted = Serialization.unmarshal("securityContext: {" + securityContext + "}", Container.class);
        assertThat(spec("", container).getContainers().getFirst().getSecurityContext())
                .isEqualTo(wanted.getSecurityContext());
    }

    @Test
    void givenNameServersTakeThePlaceOfTheClusters() {
        PodSpec spec = spec("", "dnsServers: [1.1.1.1], dnsSearchDomains: [a.com]");
        assertThat(spec.getDnsPolicy()).isEqualTo("None");
        assertThat(spec.getDnsConfig().getNameservers()).containsExactly("1.1.1.1");
        assertThat(spec.getDnsConfig().getSearches()).containsExactly("a.com");
    }

    @Test
    void secretsAndFiles() {
        Container container = spec("", """
                environment: [{name: A, value: $(HOME)}],
                secrets: [{name: PASSWORD, valueFrom: 'arn:aws:secretsmanager:r:1:secret:prod/db-AbCdEf:password::'}],
                environmentFiles: [{value: 'arn:aws:s3:::b/one.env', type: s3}, {value: 'arn:aws:s3:::b/two.env', type: s3}]
                """).getContainers().getFirst();
        assertThat(container.getEnv()).extracting(EnvVar::getName).containsExactly("A", "PASSWORD");
        assertThat(container.getEnv().getFirst().getValue()).isEqualTo("$$(HOME)");
        assertThat(container.getEnv().getLast().getValueFrom().getSecretKeyRef())
                .satisfies(ref -> {
                    assertThat(ref.getName()).isEqualTo("prod.db");
                    assertThat(ref.getKey()).isEqualTo("password");
                    assertThat(ref.getOptional()).isNull();
                });
        assertThat(container.getEnvFrom())
                .as("the first file wins in ECS, the last one in a pod")
                .extracting(from -> from.getConfigMapRef().getName())
                .containsExactly("b.two.env", "b.one.env");
    }

    @Test
    void dockerLabelsOfEachContainer() {
        var pod = Templates.pod("""
                containerDefinitions:
                - {name: My_App, image: i, dockerLabels: {ecs.longshore.dev/stop: now, com.foo: ''}}
                - {name: b, image: i}
                """, Templates.POLICY);
        assertThat(pod.getMetadata().getAnnotations())
                .doesNotContainKey("ecs.longshore.dev/stop")
                .containsValue("{\"com.foo\":\"\",\"ecs.longshore.dev/stop\":\"now\"}");
        assertThat(pod.getMetadata().getAnnotations().keySet().stream()
                        .filter(key -> key.startsWith("docker-labels.ecs.longshore.dev/my-app-")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ''                                                        ; 10 ; 20 ; 20
            'dependsOn: [{containerName: b, condition: START}]'       ; 10 ; 20 ; 20
            'dependsOn: [{containerName: b, condition: HEALTHY}]'     ; 10 ; 20 ; 30
            'dependsOn: [{containerName: b, condition: SUCCESS}]'     ; 10 ; 20 ; 20
            'dependsOn: [{containerName: b, condition: SUCCESS}]'     ; 30 ; 20 ; 30
            """)
    void graceIsThatOfThoseThatStopOneAfterTheOther(String a, int ofA, int ofB, long grace) {
        PodSpec spec =
                Templates.pod("""
                        containerDefinitions:
                        - {name: a, image: i, stopTimeout: %d, %s}
                        - {name: b, image: i, essential: false, stopTimeout: %d, healthCheck: {command: [CMD, x]}}
                        """.formatted(ofA, a, ofB), Templates.POLICY).getSpec();
        assertThat(spec.getTerminationGracePeriodSeconds()).isEqualTo(grace);
    }

    private static PodSpec spec(String task, String container) {
        return Templates.pod(
                        task + "\ncontainerDefinitions: [{name: a, image: i, " + container.replace('\n', ' ') + "}]",
                        Templates.POLICY)
                .getSpec();
    }
}
