package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the containers of a pod share, and what is said where they contradict each other. Both columns are of containers a and b. */
class SharedSettingsTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            bridge ; hostname: web   ;                 ; web ; ''
            bridge ; hostname: web   ; hostname: web   ; web ; ''
            bridge ;                 ; hostname: web   ; web ; ''
            bridge ; hostname: web   ; hostname: db    ; web ; containerDefinitions[1].hostname
            host   ; hostname: web   ;                 ; ''  ; containerDefinitions[0].hostname
            bridge ; hostname: My_db ;                 ; ''  ; containerDefinitions[0].hostname
            bridge ; hostname: ''    ;                 ; ''  ; ''
            """)
    void aHostName(String mode, String a, String b, String name, String ignored) throws JsonProcessingException {
        TaskDefinitionSpec spec = spec(mode, a, b);
        assertThat(HostNames.of(spec).hostname().orElse("")).isEqualTo(name);
        assertThat(paths(IgnoredFields.of(spec))).isEqualTo(ignored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            'extraHosts: [{hostname: x.local, ipAddress: 10.0.0.1}, {hostname: y, ipAddress: 10.0.0.1}]' ; ; {10.0.0.1=[x.local, y]} ; ''
            'extraHosts: [{hostname: x, ipAddress: 10.0.0.1}]' ; 'extraHosts: [{hostname: x, ipAddress: 10.0.0.1}]' ; {10.0.0.1=[x]} ; ''
            'extraHosts: [{hostname: x, ipAddress: 10.0.0.1}]' ; 'extraHosts: [{hostname: x, ipAddress: 10.0.0.2}]' ; {10.0.0.1=[x]} ; containerDefinitions[1].extraHosts[0]
            'extraHosts: [{hostname: X_, ipAddress: 10.0.0.1}]' ; ; {} ; containerDefinitions[0].extraHosts[0]
            'extraHosts: [{hostname: x, ipAddress: host-gateway}]' ; ; {} ; containerDefinitions[0].extraHosts[0]
            'extraHosts: [{hostname: DB.Local, ipAddress: "fd00::1"}]' ; ; {fd00::1=[db.local]} ; ''
            'links: [b]' ; ; {127.0.0.1=[b]} ; ''
            'links: ["b:db"]' ; ; '{127.0.0.1=[db, b]}' ; ''
            'links: ["b:my_db"]' ; ; {127.0.0.1=[b]} ; containerDefinitions[0].links[0]
            'links: ["b:db"]' ; 'extraHosts: [{hostname: db, ipAddress: 10.0.0.2}]' ; '{127.0.0.1=[db, b]}' ; containerDefinitions[1].extraHosts[0]
            """)
    void theHostsFile(String a, String b, String lines, String ignored) throws JsonProcessingException {
        TaskDefinitionSpec spec = spec("bridge", a, b);
        assertThat(HostNames.of(spec).lines()).hasToString(lines);
        assertThat(paths(IgnoredFields.of(spec))).isEqualTo(ignored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            9001 ; 9002  ; 9001 ; containerDefinitions[1].dockerLabels.ECS_PROMETHEUS_EXPORTER_PORT
            x    ; 9002  ; 9002 ; containerDefinitions[0].dockerLabels.ECS_PROMETHEUS_EXPORTER_PORT
            9001 ; 65536 ; 9001 ; containerDefinitions[1].dockerLabels.ECS_PROMETHEUS_EXPORTER_PORT
            0    ; 65535 ; 65535 ; containerDefinitions[0].dockerLabels.ECS_PROMETHEUS_EXPORTER_PORT
            """)
    void thePlaceOfItsMetrics(String a, String b, int port, String ignored) throws JsonProcessingException {
        TaskDefinitionSpec spec = spec("bridge", exporter(a), exporter(b));
        assertThat(PrometheusEndpoints.of(spec).first().orElseThrow().port()).isEqualTo(port);
        assertThat(paths(IgnoredFields.of(spec))).isEqualTo(ignored);
    }

    private static String exporter(String port) {
        return "dockerLabels: {ECS_PROMETHEUS_EXPORTER_PORT: '" + port + "'}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            'dnsServers: [1.1.1.1]' ; 'dnsServers: [1.1.1.1, 8.8.8.8]' ; [1.1.1.1, 8.8.8.8] ; [] ; ''
            'dnsServers: [1.1.1.1, 1.1.1.2, 1.1.1.3]' ; 'dnsServers: [1.1.1.4]' ; [1.1.1.1, 1.1.1.2, 1.1.1.3] ; [] ; containerDefinitions[1].dnsServers[0]
            'dnsServers: ["10.1", "fe80::1%eth0", "", "::1"]' ; ; [::1] ; [] ; containerDefinitions[0].dnsServers[0] containerDefinitions[0].dnsServers[1] containerDefinitions[0].dnsServers[2]
            'dnsServers: [dns]' ; ; [] ; [] ; containerDefinitions[0].dnsServers[0]
            'dnsSearchDomains: [a.com]' ; 'dnsSearchDomains: [b.com, a.com]' ; [] ; [a.com, b.com] ; ''
            """)
    void theResolver(String a, String b, String servers, String domains, String ignored)
            throws JsonProcessingException {
        TaskDefinitionSpec spec = spec("bridge", a, b);
        assertThat(NameServers.of(spec).servers()).hasToString(servers);
        assertThat(NameServers.of(spec).domains()).hasToString(domains);
        assertThat(paths(IgnoredFields.of(spec))).isEqualTo(ignored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            net.ipv4.tcp_syncookies ; 1 ; net.ipv4.tcp_syncookies ; 1 ; {net.ipv4.tcp_syncookies=1} ; ''
            net.ipv4.tcp_syncookies ; 1 ; net.ipv4.tcp_syncookies ; 0 ; {net.ipv4.tcp_syncookies=1} ; containerDefinitions[1].systemControls[0]
            net.core.somaxconn ; 1024 ; net.ipv4.tcp_syncookies ; 0 ; {net.ipv4.tcp_syncookies=0} ; containerDefinitions[0].systemControls[0]
            """)
    void kernelParameters(String a, String first, String b, String second, String values, String ignored)
            throws JsonProcessingException {
        String control = "systemControls: [{namespace: %s, value: '%s'}]";
        TaskDefinitionSpec spec = spec("awsvpc", control.formatted(a, first), control.formatted(b, second));
        assertThat(Sysctls.of(spec).values()).hasToString(values);
        assertThat(paths(IgnoredFields.of(spec))).isEqualTo(ignored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            'linuxParameters: {initProcessEnabled: true}' ; containerDefinitions[0].linuxParameters.initProcessEnabled
            'dockerSecurityOptions: [no-new-privileges]' ; ''
            'dockerSecurityOptions: [no-new-privileges], privileged: true' ; containerDefinitions[0].dockerSecurityOptions[0]
            'dockerSecurityOptions: ["apparmor:x"]' ; containerDefinitions[0].dockerSecurityOptions[0]
            'linuxParameters: {tmpfs: [{containerPath: /x, size: 1, mountOptions: [ro, noexec]}]}' ; containerDefinitions[0].linuxParameters.tmpfs[0].mountOptions[1]
            'linuxParameters: {swappiness: 3, capabilities: {add: [KILL]}, sharedMemorySize: 4}' ; containerDefinitions[0].linuxParameters.swappiness
            'ulimits: [{name: nofile, softLimit: 1, hardLimit: 2}]' ; containerDefinitions[0].ulimits
            """)
    void whatDependsOnOtherFields(String a, String ignored) throws JsonProcessingException {
        assertThat(paths(IgnoredFields.of(spec("bridge", a, "")))).isEqualTo(ignored);
    }

    @Test
    void oneContainerHasItsInitProcess() throws JsonProcessingException {
        String spec =
                "{pidMode: %s, containerDefinitions: [{name: a, image: i, linuxParameters: {initProcessEnabled: true}}%s]}";
        for (String yaml : List.of(spec.formatted("null", ""), spec.formatted("task", ", {name: b, image: i}"))) {
            assertThat(IgnoredFields.of(YAML.readValue(yaml, TaskDefinitionSpec.class)))
                    .isEmpty();
        }
    }

    private static String paths(List<Ignored> ignored) {
        return ignored.stream().map(Ignored::path).collect(Collectors.joining(" "));
    }

    private static TaskDefinitionSpec spec(String mode, String a, String b) throws JsonProcessingException {
        return YAML.readValue(
                "{networkMode: %s, containerDefinitions: [{name: a, image: i, %s}, {name: b, image: i, %s}]}"
                        .formatted(mode, a == null ? "" : a, b == null ? "" : b),
                TaskDefinitionSpec.class);
    }
}
