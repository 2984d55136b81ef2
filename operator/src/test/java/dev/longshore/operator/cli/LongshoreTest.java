package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands that need no cluster, and what every command says when it is misused. */
class LongshoreTest {
    private static final String WEB = """
        {"family": "web", "enableFaultInjection": true, "containerDefinitions": [
          {"name": "web", "image": "nginx", "memory": 64, "portMappings": [{"containerPort": 80}]}]}\
        """;

    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "local",
                "local up",
                "local down",
                "local kubeconfig",
                "local load-image",
                "operator",
                "convert",
                "import",
                "render",
                "instances",
                "why",
                "plan",
                "logs",
                "diff",
                "bench"
            })
    void everyCommandHasHelp(String command) {
        assertThat(run((command + " --help").strip().split(" "))).isZero();
        assertThat(out.toString()).startsWith(("Usage: longshore " + command).strip());
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "local",
                "convert",
                "import",
                "render",
                "import",
                "demo --twice",
                "why",
                "why a/b/c",
                "plan",
                "logs",
                "logs web --since soon"
            })
    void aWrongCommandLineIsAnsweredInTwoLines(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).last().asString().startsWith("Try 'longshore");
    }

    @Test
    void convertPrintsManifestsAndNotes() throws IOException {
        assertThat(run("convert", file("web.json", WEB))).isZero();
        assertThat(out.toString()).startsWith("apiVersion: ecs.longshore.dev/v1alpha1\nkind: TaskDefinition\n");
        assertThat(err.toString())
                .contains("web.json: note: enableFaultInjection: there is no endpoint for fault injection");
    }

    @Test
    void convertKeepsNotesToItselfWhenAsked() throws IOException {
        assertThat(run("convert", "--quiet", file("web.json", WEB))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void convertReportsProblemsAndConvertsTheRest() throws IOException {
        String bad = file("bad.json", WEB.replace("64", "0"));
        String broken = file("broken.json", "{\"family\": ");
        assertThat(run("convert", bad, broken, file("web.json", WEB))).isEqualTo(1);
        assertThat(out.toString()).contains("name: web");
        assertThat(err.toString())
                .contains("bad.json: containerDefinitions[0].memory: Invalid setting for container 'web'.")
                .contains("broken.json: This is not JSON: line 1, column");
    }

    @Test
    void aMissingFileIsNamedWithoutAStackTrace() {
        assertThat(run("convert", "nowhere.json")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("longshore: there is no file nowhere.json" + System.lineSeparator());
    }

    @Test
    void theStackTraceIsThereForThoseWhoAsk() {
        assertThat(run("-v", "convert", "nowhere.json")).isEqualTo(1);
        assertThat(err.toString()).contains("NoSuchFileException").contains("\tat ");
    }

    @Test
    void importWritesAFolderOnceAndOverwritesOnlyWhenAsked() throws IOException {
        Path manifests = folder.resolve("manifests");
        assertThat(run("import", file("web.json", WEB), "--output", manifests.toString()))
                .isZero();
        assertThat(out.toString()).startsWith("1 object is in " + manifests);
        assertThat(manifests.resolve("taskdefinition-web.yaml")).exists();
        assertThat(run("import", file("web.json", WEB), "--output", manifests.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is not empty: name another folder, or add --overwrite.");
        assertThat(run("import", folder.toString(), "--overwrite", "--output", manifests.toString()))
                .isZero();
    }

    @Test
    void convertFillsInATemplatesParameters() throws IOException {
        String template = file("shop.yaml", """
                Parameters: {Stage: {Type: String}}
                Resources:
                  Cluster:
                    Type: AWS::ECS::Cluster
                    Properties: {ClusterName: !Sub "shop-${Stage}"}
                """);
        assertThat(run("convert", template)).isEqualTo(1);
        assertThat(err.toString()).contains("shop.yaml: Resources.Cluster.Properties.ClusterName: Parameter Stage");
        assertThat(run("convert", template, "--parameter", "Stage=test")).isZero();
        assertThat(out.toString()).contains("name: shop-test");
    }

    @Test
    void rendersThePodOfEcsJson() throws IOException {
        assertThat(run("render", "--node", "worker", file("web.json", WEB))).isZero();
        assertThat(out.toString())
                .contains(
                        "kind: Pod", "nodeName: worker", "hostPort: 32768", "ecs.longshore.dev/task-definition: web:1");
    }

    @Test
    void rendersThePodsOfManifests() throws IOException {
        String manifest =
                "kind: TaskDefinition\nmetadata: {name: a}\nspec: " + WEB + "\n---\nkind: Service\nspec: {}\n";
        assertThat(run("render", file("web.yaml", manifest))).isZero();
        assertThat(out.toString()).containsOnlyOnce("kind: Pod");
    }

    @Test
    void renderReportsWhatEcsWouldRefuse() throws IOException {
        assertThat(run("render", file("web.json", WEB.replace("64", "0")))).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("containerDefinitions[0].memory: Invalid setting for container 'web'.");
    }

    @Test
    void renderNeedsADefinition() throws IOException {
        assertThat(run("render", file("service.json", "{\"serviceName\": \"web\"}")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no task definition in it");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... arguments) {
        CommandLine longshore = Longshore.commandLine();
        longshore.setOut(new PrintWriter(out, true));
        longshore.setErr(new PrintWriter(err, true));
        return longshore.execute(arguments);
    }
}
