package dev.longshore.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Helm;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/** The chart: what it installs is what the operator needs, no verb less and none more, and it goes without a trace. */
@LocalKubernetes(simulation = true, auditLog = true, own = "helm")
class HelmChartIT {
    private static final Path CHART = Path.of("..", "helm", "longshore");
    private static final List<String> CRD_FILES = List.of(
            "alarms",
            "capacityproviders",
            "clusters",
            "containerinstances",
            "eventrules",
            "scalabletargets",
            "scalingpolicies",
            "scheduledtasks",
            "services",
            "targetgroups",
            "taskdefinitions",
            "tasks");
    private static final String SYSTEM = "longshore-system";
    private static final String USER = "system:serviceaccount:" + SYSTEM + ":longshore";
    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete", "deletecollection");
    private static final String NAMESPACE = ChartWorkload.NAMESPACE;

    @TempDir
    Path home;

    @RegisterExtension
    final TestExecutionExceptionHandler operatorLog = (context, failure) -> {
        if (Files.exists(OperatorProcess.LOG)) {
            System.err.println("=== The operator's log\n" + Files.readString(OperatorProcess.LOG));
        }
        throw failure;
    };

    @Test
    void theCrdsAreTheGeneratedOnes() throws IOException {
        for (String file : CRD_FILES) {
            try (InputStream generated =
                    TaskDefinition.class.getResourceAsStream("/META-INF/longshore/crds/" + file + ".yaml")) {
                assertThat(CHART.resolve("files/crds").resolve(file + ".yaml"))
                        .hasBinaryContent(
                                Objects.requireNonNull(generated, file).readAllBytes());
            }
        }
        try (Stream<Path> files = Files.list(CHART.resolve("files/crds"))) {
            assertThat(files).hasSameSizeAs(CRD_FILES);
        }
        // Helm would install what lies there, and never upgrade it.
        assertThat(CHART.resolve("crds")).doesNotExist();
    }

    @Test
    void lintFindsNothing() throws IOException, InterruptedException {
        assertThat(new Helm(home).run("lint", "--strict", "--kube-version", "1.33.0", CHART.toString()))
                .contains("0 chart(s) failed")
                .doesNotContain("[WARNING]", "[ERROR]");
    }

    @Test
    void theOperatorWorksUnderTheChartsRightsAndGoesInTheDocumentedOrder(LocalCluster cluster)
            throws IOException, InterruptedException {
        KubernetesClient admin = cluster.client();
        cluster.addSimulatedNodes(SimulatedNodes.of(2).withLabels(Map.of(Labels.CLUSTER, "default")));
        namespace(admin, NAMESPACE, Map.of());
        // The operator's own pod must satisfy the strictest of Kubernetes' standards.
        namespace(admin, SYSTEM, Map.of("pod-security.kubernetes.io/enforce", "restricted"));
        new Helm(home)
                .on(
                        cluster,
                        "install",
                        "longshore",
                        CHART.toString(),
                        "--namespace",
                        SYSTEM,
                        "--set",
                        // InstallE2E has the operator in all namespaces.
                        "watch.namespaces={" + NAMESPACE
                                + "},metadata.enabled=true,events.port=8083,events.tokenSecret.name=events,events.sink=http://sink,"
                                + "external.secretStore=ClusterSecretStore/aws,external.parameterStore=SecretStore/parameters,"
                                + "external.securityGroupPolicies=true,external.targetGroupBindings=true,"
                                + "prometheus.url=http://prometheus,prometheus.tokenSecret.name=prometheus,"
                                + "scaleTargets[0].apiGroup=apps,scaleTargets[0].resource=deployments");
        assertThat(admin.services()
                        .inNamespace(SYSTEM)
                        .withName("longshore-events")
                        .get()
                        .getSpec()
                        .getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("events"));
        assertThat(admin.scheduling()
                        .v1()
                        .priorityClasses()
                        .withName("longshore-placeholder")
                        .get())
                .satisfies(low -> assertThat(low.getValue()).isEqualTo(-10))
                .satisfies(low -> assertThat(low.getPreemptionPolicy()).isEqualTo("Never"));
        ChartWorkload.soon()
                .until(() -> admin.pods().inNamespace(SYSTEM).list().getItems().size() == 2);

        OtherOperators others = new OtherOperators(admin, NAMESPACE);
        others.install();
        Set<String> granted = grantedWrites(admin);
        WriteLog writes = new WriteLog(cluster, USER);
        UnwatchedNamespace elsewhere = new UnwatchedNamespace(
                admin, admin.nodes().list().getItems().getLast().getMetadata().getName());
        elsewhere.fill();
        try (OperatorProcess operator = OperatorProcess.start(admin, token(admin), home)) {
            ChartWorkload work = new ChartWorkload(admin);
            work.runTasks();
            elsewhere.takesRoom();
            work.runAScheduleAndARule();
            others.areGivenWhatTasksNeed();
            others.areToldOfTargets();
            work.shiftTraffic();
            work.watchAnAlarm();
            work.scaleAService();
            work.growAGroup();
            work.deregisterOne();
            work.outgrowTheHistory();
            elsewhere.wasLeftAlone();
            work.deleteEverything();
            others.areLeftNothing();
            assertThat(writes.answered(code -> code < 300)).isEqualTo(granted);
            assertThat(operator.runs()).isTrue();
        }
        uninstall(cluster);
        assertThat(writes.answered(code -> code == 403)).isEmpty();
    }

    private void uninstall(LocalCluster cluster) throws IOException, InterruptedException {
        KubernetesClient admin = cluster.client();
        new Helm(home).on(cluster, "uninstall", "longshore", "--namespace", SYSTEM);
        CRD_FILES.forEach(crd -> crd(admin, crd).delete());
        ChartWorkload.soon()
                .until(() ->
                        CRD_FILES.stream().allMatch(name -> crd(admin, name).get() == null));
        ChartWorkload.soon()
                .until(() -> admin.pods().inNamespace(SYSTEM).list().getItems().isEmpty());
        assertThat(Stream.of(
                                admin.rbac().clusterRoles().list().getItems(),
                                admin.rbac().clusterRoleBindings().list().getItems(),
                                admin.serviceAccounts()
                                        .inNamespace(SYSTEM)
                                        .list()
                                        .getItems())
                        .flatMap(List::stream)
                        .map(object -> object.getMetadata().getName()))
                .noneMatch(name -> name.contains("longshore"));
    }

    /** What the chart's roles allow to write, each as {@code verb resource}. */
    private static Set<String> grantedWrites(KubernetesClient admin) {
        return Stream.concat(
                        Stream.of("longshore", "longshore-namespaces")
                                .flatMap(role -> admin.rbac().clusterRoles().withName(role).get().getRules().stream()),
                        Stream.of(SYSTEM, "default")
                                .flatMap(namespace ->
                                        admin.rbac().roles().inNamespace(namespace).list().getItems().stream())
                                .flatMap(role -> role.getRules().stream()))
                .flatMap(HelmChartIT::pairs)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> pairs(PolicyRule rule) {
        return rule.getResources().stream()
                .flatMap(resource ->
                        rule.getVerbs().stream().filter(WRITES::contains).map(verb -> verb + " " + resource));
    }

    /** With it a client may do what the chart's ServiceAccount may, and nothing else. */
    private static String token(KubernetesClient admin) {
        return admin.serviceAccounts()
                .inNamespace(SYSTEM)
                .withName("longshore")
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
    }

    private static Resource<CustomResourceDefinition> crd(KubernetesClient client, String plural) {
        return client.apiextensions().v1().customResourceDefinitions().withName(plural + ".ecs.longshore.dev");
    }

    private static void namespace(KubernetesClient client, String name, Map<String, String> labels) {
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
