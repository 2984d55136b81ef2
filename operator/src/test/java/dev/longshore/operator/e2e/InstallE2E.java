package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.image.Image;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.cli.OperatorMain;
import dev.longshore.operator.image.OperatorImage;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Helm;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of an installation on a real node: image, chart, upgrade, a leader that is lost, and the end. */
@LocalKubernetes(realNodes = 1, scheduler = true, own = "install")
class InstallE2E {
    private static final Path CHART = Path.of("..", "helm", "longshore");
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final String SYSTEM = "longshore-system";
    private static final String SHOP = "shop";
    private static final String IMAGE = "docker.io/library/longshore:0.1.0-SNAPSHOT";

    @TempDir
    Path folder;

    private LocalCluster local;
    private KubernetesClient client;
    private InstalledOperators operators;
    private Helm helm;

    @BeforeEach
    void makeTheImage(LocalCluster cluster) throws IOException, InterruptedException {
        local = cluster;
        client = cluster.client();
        operators = new InstalledOperators(client, SYSTEM);
        helm = new Helm(Files.createDirectory(folder.resolve("helm")));
        local.loadImage(Image.busybox().writeTo(folder.resolve("busybox.tar")));
        long begin = System.nanoTime();
        Path archive = image("first");
        local.loadImage(archive);
        System.out.printf(
                "### the image: %d MiB, made and loaded in %d s%n",
                Files.size(archive) >> 20, (System.nanoTime() - begin) / 1_000_000_000);
        image("second");
        assertSameFiles(folder.resolve("first"), folder.resolve("second"));
        namespace(SYSTEM, Map.of("pod-security.kubernetes.io/enforce", "restricted"));
        namespace(SHOP, Map.of());
    }

    /** All but the archive of classes, which Java writes: with much else to do on the machine it was once not the same. */
    private static void assertSameFiles(Path first, Path second) throws IOException {
        assertThat(files(second)).isEqualTo(files(first));
        for (String file : files(first)) {
            if (!file.endsWith(".aot")) {
                assertThat(Files.mismatch(first.resolve(file), second.resolve(file)))
                        .as(file)
                        .isEqualTo(-1);
            }
        }
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    /** The second time the list of classes is there. */
    private Path image(String name) throws IOException, InterruptedException {
        return OperatorImage.build(folder.resolve(name), OperatorMain.class.getName(), folder.resolve("classes"))
                .image(IMAGE)
                .writeTo(folder.resolve(name + ".tar"));
    }

    @AfterEach
    void tell() {
        operators.tell();
    }

    @Test
    void anInstallationRunsIsUpgradedLosesItsLeaderAndGoes() throws IOException, InterruptedException {
        install(previousChart());
        runTheExamples();
        Set<String> before = tasks();
        upgradeTheDefinitions();
        assertThat(tasks()).as("tasks after the upgrade").isEqualTo(before);
        loseTheLeader();
        assertThat(tasks())
                .as("tasks after the leader was lost")
                .containsAll(before)
                .hasSize(before.size() + 1);
        uninstallAndInstallAgain();
    }

    private void install(Path chart) throws IOException, InterruptedException {
        helm.on(local, "install", "longshore", chart.toString(), "--namespace", SYSTEM, "--wait", "--timeout", "2m");
        Pod leader = operators.leader();
        assertThat(operators.pods()).hasSize(2);
        System.out.println("### "
                + operators
                        .log(leader)
                        .lines()
                        .filter(line -> line.contains(" ms after "))
                        .toList());
        System.out.println("### resident: " + operators.residentMebibytes() + " MiB");
    }

    private void runTheExamples() throws IOException {
        client.nodes()
                .list()
                .getItems()
                .forEach(node -> client.nodes()
                        .withName(node.getMetadata().getName())
                        .edit(found -> {
                            found.getMetadata().getLabels().put(Labels.CLUSTER, "default");
                            return found;
                        }));
        for (String file : List.of(
                "web/cluster.yaml",
                "web/task-definition.yaml",
                "web/service.yaml",
                "batch/task-definition.yaml",
                "batch/task.yaml")) {
            client.load(Files.newInputStream(EXAMPLES.resolve(file)))
                    .inNamespace(SHOP)
                    .serverSideApply();
        }
        awaitTasks(2);
        Sandbox.patiently()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Conditions.isTrue(
                                Sandbox.read(client.resources(Task.class)
                                                .inNamespace(SHOP)
                                                .withName("count-to-three"))
                                        .getStatus()
                                        .conditions(),
                                ConditionTypes.COMPLETE))
                        .isTrue());
    }

    /** As charts were before the definitions were upgraded with them. */
    private Path previousChart() throws IOException {
        Path chart = copyOfTheChart("previous");
        Files.move(chart.resolve("files/crds"), chart.resolve("crds"));
        Files.delete(chart.resolve("templates/crds.yaml"));
        return chart;
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
        Set<String> replaced = operators.uids();
        helm.on(
                local,
                "upgrade",
                "longshore",
                changed.toString(),
                "--namespace",
                SYSTEM,
                // Helm does not own definitions out of a folder crds.
                "--take-ownership",
                "--set",
                "podAnnotations.upgraded=yes",
                "--wait",
                "--timeout",
                "2m");
        assertThat(Sandbox.read(client.apiextensions()
                                .v1()
                                .customResourceDefinitions()
                                .withName("services.ecs.longshore.dev"))
                        .getSpec()
                        .toString())
                .contains("addedByTheTest");
        Sandbox.patiently()
                .untilAsserted(() -> assertThat(operators.uids()).hasSize(2).doesNotContainAnyElementsOf(replaced));
        operators.leader();
    }

    /** Its process hears and says nothing any more, as on a node that is cut off; when it is back it must not write. */
    private void loseTheLeader() throws IOException, InterruptedException {
        Pod lost = operators.leader();
        long process = operators.process(lost);
        long begin = System.nanoTime();
        operators.signal("STOP", process);
        try {
            client.resources(Service.class).inNamespace(SHOP).withName("web").scale(3);
            awaitTasks(3);
            System.out.printf(
                    "### from the leader's loss to the next task RUNNING: %d ms%n",
                    (System.nanoTime() - begin) / 1_000_000);
            assertThat(operators.holder()).isNotEqualTo(lost.getMetadata().getName());
        } finally {
            operators.signal("CONT", process);
        }
        Sandbox.patiently()
                .untilAsserted(() -> assertThat(operators.restarts(lost)).isPositive());
        assertThat(operators.holder()).isNotEqualTo(lost.getMetadata().getName());
        assertThat(operators.leader().getMetadata().getName()).isEqualTo(operators.holder());
    }

    /** What is promised to stay: the definitions, what people wrote, and its tasks; the next installation goes on with them. */
    private void uninstallAndInstallAgain() throws IOException, InterruptedException {
        Set<String> running = tasks();
        helm.on(local, "uninstall", "longshore", "--namespace", SYSTEM, "--wait");
        Sandbox.patiently().untilAsserted(() -> assertThat(operators.pods()).isEmpty());
        assertThat(client.rbac().clusterRoles().list().getItems())
                .noneMatch(role -> role.getMetadata().getName().contains("longshore"));
        assertThat(client.resources(Service.class)
                        .inNamespace(SHOP)
                        .withName("web")
                        .get())
                .isNotNull();
        assertThat(tasks()).as("tasks without an operator").isEqualTo(running);
        install(CHART);
        client.resources(Service.class).inNamespace(SHOP).withName("web").scale(4);
        awaitTasks(4);
        assertThat(tasks()).as("tasks of the next installation").containsAll(running);
    }

    private void awaitTasks(int count) {
        Sandbox.patiently().ignoreExceptions().untilAsserted(() -> {
            Service web = Sandbox.read(
                    client.resources(Service.class).inNamespace(SHOP).withName("web"));
            assertThat(web.getStatus().runningCount()).isEqualTo(count);
        });
    }

    /** The uids of the service's pods. */
    private Set<String> tasks() {
        return client.pods().inNamespace(SHOP).withLabel(Labels.SERVICE, "web").list().getItems().stream()
                .map(pod -> pod.getMetadata().getUid())
                .collect(Collectors.toCollection(TreeSet::new));
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
