package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.image.Image;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.cli.OperatorMain;
import dev.longshore.operator.image.OperatorImage;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Helm;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of an installation on a real node: image, chart, upgrade, a leader that is lost, and the end. */
@LocalKubernetes(realNodes = 1, scheduler = true, own = "install")
class InstallE2E {
    private static final Path CHART = Path.of("..", "helm", "longshore");
    private static final String SYSTEM = "longshore-system";
    private static final String SHOP = "shop";
    private static final String IMAGE = "docker.io/library/longshore:0.1.0-SNAPSHOT";

    @TempDir
    Path folder;

    private LocalCluster local;
    private KubernetesClient client;
    private InstalledOperators operators;
    private InstalledExamples examples;
    private Helm helm;
    private final long begin = System.nanoTime();

    @BeforeEach
    void makeTheImage(LocalCluster cluster) throws IOException, InterruptedException {
        local = cluster;
        client = cluster.client();
        operators = new InstalledOperators(client, SYSTEM);
        examples = new InstalledExamples(client, SHOP);
        helm = new Helm(Files.createDirectory(folder.resolve("helm")));
        local.loadImage(Image.busybox().writeTo(folder.resolve("busybox.tar")));
        Path archive = OperatorImage.build(
                        folder.resolve("first"), OperatorMain.class.getName(), folder.resolve("classes"))
                .image(IMAGE)
                .writeTo(folder.resolve("longshore.tar"));
        local.loadImage(archive);
        say("the image: %d MiB, made and loaded".formatted(Files.size(archive) >> 20));
        OperatorImage.withoutArchive(folder.resolve("second"), OperatorMain.class.getName());
        assertSameFiles(folder.resolve("first"), folder.resolve("second"));
        namespace(SYSTEM, Map.of("pod-security.kubernetes.io/enforce", "restricted"));
        namespace(SHOP, Map.of());
    }

    /** All but the archive of classes, which Java writes: with much else to do on the machine it was once not the same. */
    private static void assertSameFiles(Path first, Path second) throws IOException {
        List<String> expected =
                files(first).stream().filter(file -> !file.endsWith(".aot")).toList();
        assertThat(files(second)).isEqualTo(expected);
        for (String file : expected) {
            assertThat(Files.mismatch(first.resolve(file), second.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    private void say(String what) {
        System.out.printf("### %3d s: %s%n", (System.nanoTime() - begin) / 1_000_000_000, what);
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @AfterEach
    void tell() {
        operators.tell();
    }

    @Test
    void anInstallationRunsIsUpgradedLosesItsLeaderAndGoes() throws IOException, InterruptedException {
        install("crds.keep=true");
        addTheNode();
        examples.run();
        say("the examples run");
        Set<String> before = examples.tasks();
        upgradeTheDefinitions();
        say("upgraded");
        assertThat(examples.tasks()).as("tasks after the upgrade").isEqualTo(before);
        rollBack();
        say("rolled back");
        assertThat(examples.tasks()).as("tasks after the rollback").isEqualTo(before);
        loseTheLeader();
        assertThat(examples.tasks())
                .as("tasks after the leader was lost")
                .containsAll(before)
                .hasSize(before.size() + 1);
        say("another one leads");
        uninstallAndInstallAgain();
        leaveNothing();
        say("nothing is left");
    }

    private void install(String values) throws IOException, InterruptedException {
        helm("install", "longshore", CHART.toString(), "--set", values, "--wait");
        Pod leader = operators.leader();
        assertThat(operators.pods()).hasSize(2);
        say(operators
                .log(leader)
                .lines()
                .filter(line -> line.contains(" ms after "))
                .toList()
                .toString());
        say("resident: " + operators.residentMebibytes() + " MiB");
    }

    private void helm(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--namespace", SYSTEM, "--timeout", "2m"));
        helm.on(local, all.toArray(String[]::new));
    }

    private void addTheNode() {
        client.nodes()
                .list()
                .getItems()
                .forEach(node -> client.nodes()
                        .withName(node.getMetadata().getName())
                        .edit(found -> {
                            found.getMetadata().getLabels().put(Labels.CLUSTER, "default");
                            return found;
                        }));
    }

    private Path copyOfTheChart(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(CHART.relativize(file).toString()));
            }
        }
        return copy;
    }

    /** A definition gets an optional field, and the operators are replaced one after the other. */
    private void upgradeTheDefinitions() throws IOException, InterruptedException {
        Path changed = copyOfTheChart("changed");
        Path services = changed.resolve("files/crds/services.yaml");
        Files.writeString(
                services,
                Files.readString(services)
                        .replaceFirst("( +)(desiredCount:\n)", "$1addedByTheTest:\n$1  type: \"string\"\n$1$2"));
        replaced(() ->
                helm("upgrade", "longshore", changed.toString(), "--set", "podAnnotations.upgraded=yes", "--wait"));
        Sandbox.patiently()
                .untilAsserted(() -> assertThat(definitionOfServices()).contains("addedByTheTest"));
    }

    /** To the operators and the definitions before. */
    private void rollBack() throws IOException, InterruptedException {
        replaced(() -> helm("rollback", "longshore", "1", "--wait"));
        Sandbox.patiently()
                .untilAsserted(() -> assertThat(definitionOfServices()).doesNotContain("addedByTheTest"));
    }

    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    /** Returns when other operators have taken the place of these, and one of them leads. */
    private void replaced(Step step) throws IOException, InterruptedException {
        Set<String> before = operators.uids();
        step.take();
        Sandbox.patiently()
                .untilAsserted(() -> assertThat(operators.uids()).hasSize(2).doesNotContainAnyElementsOf(before));
        operators.leader();
    }

    private String definitionOfServices() {
        return Sandbox.read(
                        client.apiextensions().v1().customResourceDefinitions().withName("services.ecs.longshore.dev"))
                .getSpec()
                .toString();
    }

    /** Its process hears and says nothing any more, as on a node that is cut off; when it is back it must not write. */
    private void loseTheLeader() throws IOException, InterruptedException {
        Pod lost = operators.leader();
        long process = operators.process(lost);
        long lostAt = System.nanoTime();
        operators.signal("STOP", process);
        try {
            examples.scaleWeb(3);
            say("from the leader's loss to the next task RUNNING: %d ms"
                    .formatted((System.nanoTime() - lostAt) / 1_000_000));
            assertThat(operators.holder()).isNotEqualTo(lost.getMetadata().getName());
        } finally {
            operators.signal("CONT", process);
        }
        Sandbox.patiently()
                .untilAsserted(() -> assertThat(operators.restarts(lost)).isPositive());
        Sandbox.patiently()
                .untilAsserted(() -> assertThat(operators.leader().getMetadata().getName())
                        .isEqualTo(operators.holder())
                        .isNotEqualTo(lost.getMetadata().getName()));
    }

    /** What is promised to stay: the definitions, what people wrote, and its tasks; the next installation goes on with them. */
    private void uninstallAndInstallAgain() throws IOException, InterruptedException {
        Set<String> running = examples.tasks();
        uninstall();
        assertThat(client.resources(Service.class)
                        .inNamespace(SHOP)
                        .withName("web")
                        .get())
                .isNotNull();
        assertThat(examples.tasks()).as("tasks without an operator").isEqualTo(running);
        install("crds.keep=false");
        examples.scaleWeb(4);
        assertThat(examples.tasks()).as("tasks of the next installation").containsAll(running);
    }

    /** As NOTES.txt says; this release takes the definitions with it. */
    private void leaveNothing() throws IOException, InterruptedException {
        examples.delete();
        uninstall();
        Sandbox.patiently()
                .untilAsserted(() -> assertThat(client.apiextensions()
                                .v1()
                                .customResourceDefinitions()
                                .list()
                                .getItems())
                        .noneMatch(
                                definition -> definition.getMetadata().getName().endsWith(".ecs.longshore.dev")));
    }

    private void uninstall() throws IOException, InterruptedException {
        helm("uninstall", "longshore", "--wait");
        Sandbox.patiently().untilAsserted(() -> {
            assertThat(operators.pods()).isEmpty();
            assertThat(client.rbac().clusterRoles().list().getItems())
                    .noneMatch(role -> role.getMetadata().getName().contains("longshore"));
        });
    }

    private void namespace(String name, Map<String, String> labels) {
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }
}
