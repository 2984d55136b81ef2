package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Container instances of a file, selected by expressions. */
class InstancesCommandTest {
    private static final String MANIFESTS = """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: ecs.longshore.dev/v1alpha1
              kind: ContainerInstance
              metadata: {name: a}
              spec: {cluster: prod}
              status:
                status: ACTIVE
                agentConnected: true
                ec2InstanceId: i-0a
                runningTasksCount: 3
                registeredAt: "2026-01-10T12:00:00Z"
                versionInfo: {agentVersion: v1.34.2}
                attributes:
                - {name: ecs.availability-zone, value: zone-a}
                - {name: ecs.instance-type, value: m5.large}
                - {name: stack, value: prod}
                remainingResources:
                - {name: CPU, type: INTEGER, integerValue: 1024}
                - {name: MEMORY, type: INTEGER, integerValue: 2048}
            - apiVersion: ecs.longshore.dev/v1alpha1
              kind: ContainerInstance
              metadata: {name: b}
              spec: {cluster: prod}
              status:
                status: DRAINING
                agentConnected: false
                ec2InstanceId: i-0b
                runningTasksCount: 0
                registeredAt: "2026-02-10T12:00:00Z"
                versionInfo: {agentVersion: v1.35.0}
                attributes:
                - {name: ecs.availability-zone, value: zone-b}
                - {name: gpu}
            ---
            apiVersion: ecs.longshore.dev/v1alpha1
            kind: ContainerInstance
            metadata: {name: c}
            spec: {cluster: test, attributes: [{name: stack, value: test}]}
            """;

    private static final String ECS = """
            {"containerInstances": [
              {"containerInstanceArn": "arn:aws:ecs:eu-west-1:123456789012:container-instance/prod/0f1e2d",
               "ec2InstanceId": "i-0a", "status": "ACTIVE", "agentConnected": true, "runningTasksCount": 2,
               "versionInfo": {"agentVersion": "1.97.1", "agentHash": "abc"}, "registeredAt": 1735689600.25,
               "attributes": [{"name": "ecs.availability-zone", "value": "eu-west-1a"}],
               "remainingResources": [{"name": "CPU", "integerValue": 512}]},
              {"containerInstanceArn": "arn:aws:ecs:eu-west-1:123456789012:container-instance/old",
               "status": "ACTIVE", "agentConnected": true, "registeredAt": "2024-12-06T16:27:29.000000+01:00"}
            ], "failures": []}""";

    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path manifests = Path.of("");

    @BeforeEach
    void writeManifests() throws IOException {
        manifests = Files.writeString(folder.resolve("instances.yaml"), MANIFESTS);
    }

    @Test
    void listsWhatThereIs() {
        assertThat(run("-f", manifests.toString())).isZero();
        assertThat(out.toString().stripTrailing()).isEqualTo("""
                INSTANCE   CLUSTER   STATUS     AGENT          ZONE     TYPE       TASKS   CPU LEFT   MEMORY LEFT (MIB)
                a          prod      ACTIVE     connected      zone-a   m5.large   3       1024       2048
                b          prod      DRAINING   disconnected   zone-b   -          0       -          -
                c          test      -          disconnected   -        -          0       -          -""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            attribute:stack == prod                                        | a
            attribute:stack != prod                                        | c
            attribute:stack exists                                         | a c
            attribute:stack !exists                                        | b
            attribute:gpu exists                                           | b
            attribute:gpu == ''                                            | b
            attribute:ecs.availability-zone in [zone-a, zone-b]            | a b
            attribute:ecs.availability-zone =~ zone-.*                     | a b
            not (attribute:stack == prod)                                  | b c
            agentConnected == true                                         | a
            agentVersion >= 1.35                                           | b
            ec2InstanceId in [i-0a, i-0x]                                  | a
            runningTasksCount < 3                                          | b c
            registeredAt > 2026-01-31                                      | b
            runningTasksCount == 0 and agentVersion > 1 or attribute:stack == test | b c
            """)
    void selectsByExpression(String expression, String names) {
        assertThat(run("-f", manifests.toString(), "--filter", expression)).isZero();
        assertThat(Arrays.asList(names.split(" "))).isEqualTo(selected());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anEmptySelectionIsNoError() {
        assertThat(run("-f", manifests.toString(), "--filter", "attribute:stack == none"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("No instance is selected, of 3.");
    }

    @Test
    void selectsByCluster() {
        assertThat(run("-f", manifests.toString(), "--cluster", "test")).isZero();
        assertThat(selected()).containsExactly("c");
    }

    @Test
    void saysThatAFileKnowsNoTaskGroups() {
        assertThat(run("-f", manifests.toString(), "--filter", "task:group == service:web"))
                .isZero();
        assertThat(err.toString()).contains("a file does not say which task groups run on an instance");
    }

    @Test
    void readsWhatEcsPrints() throws IOException {
        String ecs = Files.writeString(folder.resolve("ecs.json"), ECS).toString();
        assertThat(run("-f", ecs)).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("0f1e2d +prod +ACTIVE +connected +eu-west-1a +- +2 +512 +-"));
        assertThat(run("-f", ecs, "--filter", "registeredAt < 2024-12-31 or ec2InstanceId == i-0a"))
                .isZero();
        assertThat(selected()).containsExactly("0f1e2d", "old");
        assertThat(run("-f", ecs, "--filter", "agentVersion > 1.9 and registeredAt >= 2025-01-01"))
                .isZero();
        assertThat(selected()).containsExactly("0f1e2d");
    }

    @Test
    void aBadExpressionIsShownWithACaretUnderThePlace() {
        assertThat(run("-f", manifests.toString(), "--filter", "attribute:stack = prod"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .startsWith(
                        "longshore instances: --filter: column 17: found \"=\", expected an operator; equality is written"
                                + " == or equals",
                        "  attribute:stack = prod",
                        "                  ^");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: Pod        | found Pod, expected what
            name: x          | found an object with name, expected what
            ''               | there is no container instance in it
            'a: [1'          | is not YAML: line
            '{"a": '         | is not JSON: line
            """)
    void otherFilesAreRefused(String text, String message) throws IOException {
        assertThat(run("-f", Files.writeString(folder.resolve("x"), text).toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains(message);
    }

    private List<String> selected() {
        return out.toString().lines().skip(1).map(line -> line.split(" ", 2)[0]).toList();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine longshore = Longshore.commandLine();
        longshore.setOut(new PrintWriter(out, true));
        longshore.setErr(new PrintWriter(err, true));
        List<String> line = new ArrayList<>(List.of("instances"));
        line.addAll(List.of(arguments));
        return longshore.execute(line.toArray(String[]::new));
    }
}
