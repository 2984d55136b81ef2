package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.definition.Ignored;
import dev.longshore.operator.definition.IgnoredFields;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pod has Longshore's own containers do: limits of processes, and no network. */
class AddedContainersTest {
    private static final String NOFILE = "ulimits: [{name: nofile, softLimit: 123, hardLimit: 234}]";

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        nofile     ; 123  ; 234   ; limit n 123 234
        nproc      ; -1   ; -1    ; limit p unlimited unlimited
        memlock    ; 4096 ; 65536 ; limit l 4 64
        core       ; 0    ; 1024  ; limit c 0 2
        stack      ; 8192 ; 10000 ; limit s 8 9
        sigpending ; 1    ; 2     ; ''
        """)
    void limitsAreInTheShellsUnits(String name, int soft, int hard, String line) {
        Container a = container(
                "entryPoint: [/app], ulimits: [{name: %s, softLimit: %d, hardLimit: %d}]".formatted(name, soft, hard));
        String script = a.getCommand().size() > 3 ? a.getCommand().get(3) : "";
        assertThat(script.lines().filter(one -> one.startsWith("limit ")).collect(Collectors.joining()))
                .isEqualTo(line);
    }

    @Test
    void theShellBecomesTheProgram() {
        Container a = container("entryPoint: [/app, --serve], command: [x], " + NOFILE);
        assertThat(a.getCommand().subList(0, 3)).containsExactly("/.longshore/busybox", "sh", "-c");
        assertThat(a.getCommand().subList(4, 7)).containsExactly("longshore", "/app", "--serve");
        assertThat(a.getArgs()).containsExactly("x");
        assertThat(a.getVolumeMounts()).singleElement().satisfies(mount -> {
            assertThat(mount.getMountPath()).isEqualTo("/.longshore");
            assertThat(mount.getReadOnly()).isTrue();
        });
    }

    @Test
    void aCommandThatIsAShellIsRunByIt() {
        Container a = container("command: [sh, -c, run], " + NOFILE);
        assertThat(a.getCommand()).as("the image's own entry point stays").isEmpty();
        assertThat(a.getArgs().subList(0, 3)).containsExactly("/.longshore/busybox", "sh", "-c");
        assertThat(a.getArgs().subList(4, 8)).containsExactly("longshore", "sh", "-c", "run");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        'entryPoint: [/app]'                                                   ; shell   ; ''
        'command: [/bin/bash, -c, x]'                                          ; shell   ; ''
        'command: [serve]'                                                     ; ''      ; containerDefinitions[0].ulimits
        ''                                                                     ; ''      ; containerDefinitions[0].ulimits
        """)
    void withoutAKnownProgramTheyAreListed(String program, String added, String ignored) {
        String definition = "containerDefinitions: [{name: a, image: i, " + NOFILE
                + (program.isEmpty() ? "" : ", " + program) + "}]";
        assertThat(added(Templates.pod(definition, Templates.POLICY))).isEqualTo(added);
        assertThat(ignored(definition)).isEqualTo(ignored);
    }

    @Test
    void aLimitThatNoShellSetsIsListed() {
        assertThat(ignored("containerDefinitions: [{name: a, image: i, entryPoint: [x], ulimits: ["
                        + "{name: nofile, softLimit: 1, hardLimit: 2}, {name: rttime, softLimit: 1, hardLimit: 2}]}]"))
                .isEqualTo("containerDefinitions[0].ulimits[1]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        networkMode: none ; ''                      ; ''                      ; network ; ''
        networkMode: none ; 'entryPoint: [x], U'    ; ''                      ; network shell ; ''
        ''                ; disableNetworking: true ; disableNetworking: true ; network ; ''
        ''                ; disableNetworking: true ; ''                      ; ''      ; containerDefinitions[0].disableNetworking
        networkMode: host ; disableNetworking: true ; disableNetworking: true ; ''      ; containerDefinitions[0].disableNetworking containerDefinitions[1].disableNetworking
        """)
    void aTaskHasNoNetworkIfNobodyWantsOne(String mode, String a, String b, String added, String ignored) {
        String definition = (mode.isEmpty() ? "" : mode + "\n") + "containerDefinitions: [{name: a, image: i"
                + (a.isEmpty() ? "" : ", " + a.replace("U", NOFILE)) + "}, {name: b, image: i"
                + (b.isEmpty() ? "" : ", " + b) + "}]";
        assertThat(added(Templates.pod(definition, Templates.POLICY))).isEqualTo(added);
        assertThat(ignored(definition)).isEqualTo(ignored);
    }

    @Test
    void whatTheDefinitionSaysOfTheProxyIsNeverScript() {
        Pod pod = Templates.pod("""
            networkMode: awsvpc
            proxyConfiguration:
              type: APPMESH
              containerName: envoy
              properties:
              - {name: IgnoredUID, value: "1337"}
              - {name: ProxyIngressPort, value: "15000"}
              - {name: ProxyEgressPort, value: "15001"}
              - {name: AppPorts, value: "80, 443"}
              - {name: EgressIgnoredIPs, value: "169.254.170.2,169.254.169.254"}
              - {name: EgressIgnoredPorts, value: "$(reboot)"}
              - {name: Other, value: x}
            containerDefinitions: [{name: a, image: i}, {name: envoy, image: e}]
            """, Templates.POLICY);
        Container added = pod.getSpec().getInitContainers().getFirst();
        assertThat(added.getName()).isEqualTo("longshore-added-proxy");
        assertThat(added.getImage()).isEqualTo("iptables:1");
        assertThat(added.getEnv())
                .extracting(one -> one.getName() + "=" + one.getValue())
                .containsExactly(
                        "APP_PORTS=80,443",
                        "EGRESS_IGNORED_IPS=169.254.170.2,169.254.169.254",
                        "EGRESS_IGNORED_PORTS=$$(reboot)",
                        "EGRESS_PORT=15001",
                        "IGNORED_UID=1337",
                        "INGRESS_PORT=15000");
        assertThat(added.getCommand()).noneMatch(word -> word.contains("reboot"));
        assertThat(pod.getSpec().getContainers())
                .allSatisfy(one -> assertThat(one.getSecurityContext()).isNull());
    }

    @Test
    void onlyTheAddedContainerMayChangeTheNetwork() {
        Pod pod = Templates.pod("networkMode: none\ncontainerDefinitions: [{name: a, image: i}]", Templates.POLICY);
        Container added = pod.getSpec().getInitContainers().getFirst();
        assertThat(added.getImage()).isEqualTo("busybox:1");
        assertThat(added.getSecurityContext().getCapabilities().getAdd()).containsExactly("NET_ADMIN");
        assertThat(added.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(pod.getSpec().getContainers().getFirst().getSecurityContext())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        '{waiting: {reason: ErrImagePull, message: no such image}}' ; 'CannotPullContainerError: no such image'
        '{terminated: {exitCode: 1}}'                               ; 'ResourceInitializationError: init container ''longshore-added-network'' ended with exit code 1'
        '{terminated: {exitCode: 0}}'                               ; ''
        """)
    void whatAnAddedContainerCannotDoIsTheReason(String state, String reason) {
        Pod pod = Templates.pod("networkMode: none\ncontainerDefinitions: [{name: a, image: i}]", Templates.POLICY);
        pod.getMetadata().setUid("uid");
        pod.getMetadata().setCreationTimestamp("2026-01-01T00:00:00Z");
        pod.setStatus(Serialization.unmarshal(
                "initContainerStatuses: [{name: longshore-added-network, state: " + state + "}]", PodStatus.class));
        assertThat(TaskStatus.of(pod)
                        .orElseThrow()
                        .stopDue()
                        .map(TaskStop::reason)
                        .orElse(""))
                .isEqualTo(reason);
    }

    private static Container container(String more) {
        return Templates.pod("containerDefinitions: [{name: a, image: i, " + more + "}]", Templates.POLICY)
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private static String added(Pod pod) {
        List<Container> all = pod.getSpec().getInitContainers();
        return all.stream()
                .map(one -> one.getName().replace("longshore-added-", ""))
                .collect(Collectors.joining(" "));
    }

    private static String ignored(String definition) {
        return IgnoredFields.of(Templates.definition(definition)).stream()
                .map(Ignored::path)
                .collect(Collectors.joining(" "));
    }
}
