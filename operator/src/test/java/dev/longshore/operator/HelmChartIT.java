package dev.longshore.operator;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.STABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderSpec;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.ManagedScaling;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScaleTargetReference;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.GatewayApi;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
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
    private static final String NAMESPACE = "chart";

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
                assertThat(CHART.resolve("crds").resolve(file + ".yaml"))
                        .hasBinaryContent(
                                Objects.requireNonNull(generated, file).readAllBytes());
            }
        }
        try (Stream<Path> files = Files.list(CHART.resolve("crds"))) {
            assertThat(files).hasSameSizeAs(CRD_FILES);
        }
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
                        "metadata.enabled=true,events.port=8083,events.tokenSecret.name=events,events.sink=http://sink,"
                                + "external.secretStore=ClusterSecretStore/aws,external.parameterStore=SecretStore/parameters,"
                                + "external.securityGroupPolicies=true,"
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
        soon().until(() -> admin.pods().inNamespace(SYSTEM).list().getItems().size() == 1);

        OtherOperators others = new OtherOperators(admin, NAMESPACE);
        others.install();
        Set<String> granted = grantedWrites(admin);
        WriteLog writes = new WriteLog(cluster, USER);
        try (OperatorProcess operator = OperatorProcess.start(admin, token(admin), home)) {
            runTasks(admin);
            runAScheduleAndARule(admin);
            others.areGivenWhatTasksNeed();
            shiftTraffic(admin);
            watchAnAlarm(admin);
            scaleAService(admin);
            growAGroup(admin);
            deregisterOne(admin);
            outgrowTheHistory(admin);
            deleteEverything(admin);
            others.areLeftNothing();
            assertThat(writes.answered(code -> code < 300)).isEqualTo(granted);
            assertThat(operator.runs()).isTrue();
        }
        uninstall(cluster);
        assertThat(writes.answered(code -> code == 403)).isEmpty();
    }

    /** Any object with a /scale subresource is a group; this one has no nodes. */
    private static void growAGroup(KubernetesClient admin) {
        apply(admin, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: machines}
                spec:
                  replicas: 0
                  selector: {matchLabels: {app: machines}}
                  template:
                    metadata: {labels: {app: machines}}
                    spec: {containers: [{name: machine, image: machine}]}
                """);
        CapacityProvider provider = new CapacityProvider();
        provider.setMetadata(new ObjectMetaBuilder().withName("spare").build());
        provider.setSpec(CapacityProviderSpec.builder()
                .autoScalingGroupProvider(AutoScalingGroupProvider.builder()
                        .minSize(1)
                        .maxSize(2)
                        .managedScaling(ManagedScaling.builder().build())
                        .scaleTargetRef(ScaleTargetReference.builder()
                                .apiVersion("apps/v1")
                                .kind("Deployment")
                                .namespace(NAMESPACE)
                                .name("machines")
                                .build())
                        .build())
                .build());
        admin.resource(provider).create();
        soon().until(() -> {
            CapacityProviderStatus status = admin.resource(provider).get().getStatus();
            return status != null && Objects.equals(status.desiredInstances(), 1);
        });
        assertThat(admin.apps()
                        .deployments()
                        .inNamespace(NAMESPACE)
                        .withName("machines")
                        .get()
                        .getSpec()
                        .getReplicas())
                .isEqualTo(1);
        admin.resource(provider).delete();
        admin.apps().deployments().inNamespace(NAMESPACE).withName("machines").delete();
    }

    private static void runTasks(KubernetesClient admin) {
        apply(admin, """
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Cluster
                metadata: {name: default}
                spec: {capacityProviders: [spare], allow: {taskRoles: [{roles: [web]}]}}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TaskDefinition
                metadata: {name: web}
                spec:
                  taskRoleArn: web
                  containerDefinitions:
                  - {name: web, image: "docker.io/library/web:1", memory: 64, portMappings: [{containerPort: 80}]}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Service
                metadata: {name: web}
                spec:
                  taskDefinition: web
                  desiredCount: 2
                  loadBalancers: [{targetGroupArn: front, containerName: web, containerPort: 80}]
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TargetGroup
                metadata: {name: front}
                spec:
                  protocol: HTTP
                  port: 80
                  healthCheckEnabled: false
                  instanceEndpoints: true
                  attributes: [{key: deregistration_delay.timeout_seconds, value: "1"}]
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Task
                metadata: {name: once}
                spec: {taskDefinition: web}
                """);
        soon().until(() -> isStable(admin, 2));
        soon().until(() -> endpoints(admin) == 4);
        soon().until(() -> {
            Task task = admin.resources(Task.class)
                    .inNamespace(NAMESPACE)
                    .withName("once")
                    .get();
            return task.getStatus() != null && Objects.equals(task.getStatus().runningCount(), 1);
        });
        admin.resources(Service.class).inNamespace(NAMESPACE).withName("web").scale(1);
        soon().until(() -> isStable(admin, 1));
        soon().until(() -> endpoints(admin) == 2);
        admin.resources(TargetGroup.class)
                .inNamespace(NAMESPACE)
                .withName("front")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"port\":8080,\"instanceEndpoints\":false}}");
        soon().until(() -> endpoints(admin) == 1
                && admin.services().inNamespace(NAMESPACE).list().getItems().size() == 1);
        soon().untilAsserted(() -> assertThat(
                        admin.v1().events().inNamespace(NAMESPACE).list().getItems())
                .anyMatch(event -> event.getMessage().startsWith("(service web) has started 2 tasks: ")));
    }

    /** Each task's pod, and its node. */
    private static int endpoints(KubernetesClient admin) {
        return admin.discovery().v1().endpointSlices().inNamespace(NAMESPACE).list().getItems().stream()
                .mapToInt(slice -> slice.getEndpoints().size())
                .sum();
    }

    /** The bounds alone raise its count. */
    private static void scaleAService(KubernetesClient admin) {
        apply(admin, """
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: ScalableTarget
                metadata: {name: web}
                spec: {resourceId: web, minCapacity: 2, maxCapacity: 3}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: ScalingPolicy
                metadata: {name: cpu}
                spec:
                  resourceId: web
                  targetTrackingScalingPolicyConfiguration:
                    targetValue: 50
                    predefinedMetricSpecification: {predefinedMetricType: ECSServiceAverageCPUUtilization}
                """);
        soon().until(() -> isStable(admin, 2));
        soon().until(() -> admin.resources(ScalingPolicy.class)
                        .inNamespace(NAMESPACE)
                        .withName("cpu")
                        .get()
                        .getStatus()
                != null);
    }

    /** Its first run is due at once; without its task definition and without retries it is given up, and its Task deleted. */
    private static void watchAnAlarm(KubernetesClient admin) {
        apply(admin, """
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Alarm
                metadata: {name: high}
                spec:
                  prometheus: {query: up}
                  period: 60
                  evaluationPeriods: 1
                  threshold: 1
                  comparisonOperator: GreaterThanThreshold
                """);
        soon().until(() -> admin.resources(Alarm.class)
                        .inNamespace(NAMESPACE)
                        .withName("high")
                        .get()
                        .getStatus()
                != null);
    }

    private static void runAScheduleAndARule(KubernetesClient admin) {
        apply(admin, """
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: ScheduledTask
                metadata: {name: daily}
                spec:
                  scheduleExpression: rate(1 day)
                  target:
                    ecsParameters: {taskDefinitionArn: nothing}
                    retryPolicy: {maximumRetryAttempts: 0}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: EventRule
                metadata: {name: any}
                spec:
                  eventPattern: '{"source": [{"exists": true}]}'
                  targets: [{id: a, ecsParameters: {taskDefinitionArn: nothing}}]
                """);
        soon().until(() -> admin.resources(EventRule.class)
                        .inNamespace(NAMESPACE)
                        .withName("any")
                        .get()
                        .getStatus()
                != null);
        soon().until(() -> {
            ScheduledTask schedule = admin.resources(ScheduledTask.class)
                    .inNamespace(NAMESPACE)
                    .withName("daily")
                    .get();
            return schedule.getStatus() != null
                    && !schedule.getStatus().failures().isEmpty();
        });
    }

    /** A route's weights, and a Job that is asked. */
    private static void shiftTraffic(KubernetesClient admin) throws IOException, InterruptedException {
        GatewayApi.install(admin, "httproutes");
        GatewayApi.route(admin, NAMESPACE, "shift", "/", "blue", 80);
        apply(admin, """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: smoke}
                spec:
                  schedule: 0 0 1 1 *
                  suspend: true
                  jobTemplate:
                    spec:
                      template:
                        spec: {restartPolicy: Never, containers: [{name: smoke, image: "docker.io/library/web:1"}]}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TargetGroup
                metadata: {name: blue}
                spec: {protocol: HTTP, port: 80, healthCheckEnabled: false}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TargetGroup
                metadata: {name: green}
                spec: {protocol: HTTP, port: 80, healthCheckEnabled: false}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Service
                metadata: {name: shift}
                spec:
                  taskDefinition: web
                  desiredCount: 1
                  deploymentConfiguration:
                    strategy: BLUE_GREEN
                    lifecycleHooks: [{hookTargetArn: job/smoke, lifecycleStages: [PRE_SCALE_UP]}]
                  loadBalancers:
                  - targetGroupArn: blue
                    containerName: web
                    containerPort: 80
                    advancedConfiguration: {alternateTargetGroupArn: green, productionListenerRule: %s/shift}
                """.formatted(NAMESPACE));
        soon().until(() -> admin.batch()
                        .v1()
                        .jobs()
                        .inNamespace(NAMESPACE)
                        .list()
                        .getItems()
                        .size()
                == 1);
        soon().until(() -> GatewayApi.weights(admin, NAMESPACE, "shift").size() == 2);
    }

    private static void deregisterOne(KubernetesClient admin) {
        String name = admin.resources(ContainerInstance.class)
                .list()
                .getItems()
                .getFirst()
                .getMetadata()
                .getName();
        Resource<ContainerInstance> instance =
                admin.resources(ContainerInstance.class).withName(name);
        instance.patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"metadata\":{\"annotations\":{\"" + Annotations.FORCE + "\":\"true\"}}}");
        instance.delete();
        soon().until(() -> admin.nodes()
                .withName(name)
                .get()
                .getMetadata()
                .getAnnotations()
                .containsKey(Annotations.DEREGISTERED_FROM));
    }

    private static void outgrowTheHistory(KubernetesClient admin) {
        apply(admin, """
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TaskDefinition
                metadata: {name: spare, annotations: {ecs.longshore.dev/revision-history-limit: "1"}}
                spec:
                  containerDefinitions: [{name: spare, image: "docker.io/library/web:1", memory: 64}]
                """);
        soon().until(() -> revision(admin, "spare-1") != null);
        admin.resources(TaskDefinition.class)
                .inNamespace(NAMESPACE)
                .withName("spare")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"cpu\":\"256\"}}");
        soon().until(() -> revision(admin, "spare-2") != null && revision(admin, "spare-1") == null);
    }

    private static @Nullable ControllerRevision revision(KubernetesClient admin, String name) {
        return admin.apps()
                .controllerRevisions()
                .inNamespace(NAMESPACE)
                .withName(name)
                .get();
    }

    /** As NOTES.txt says; the Cluster goes first and waits for the rest, so that the reason for its wait is written too. */
    private static void deleteEverything(KubernetesClient admin) {
        admin.resources(Cluster.class).delete();
        soon().until(() -> {
            Cluster held = admin.resources(Cluster.class).withName("default").get();
            return Conditions.isTrue(held.getStatus().conditions(), "DeletionHeld");
        });
        admin.resources(Alarm.class).inNamespace(NAMESPACE).delete();
        admin.resources(ScalingPolicy.class).inNamespace(NAMESPACE).delete();
        admin.resources(ScalableTarget.class).inNamespace(NAMESPACE).delete();
        admin.resources(EventRule.class).inNamespace(NAMESPACE).delete();
        admin.resources(ScheduledTask.class).inNamespace(NAMESPACE).delete();
        admin.resources(Service.class).inNamespace(NAMESPACE).delete();
        admin.resources(Task.class).inNamespace(NAMESPACE).delete();
        admin.resources(TaskDefinition.class).inNamespace(NAMESPACE).delete();
        admin.resources(TargetGroup.class).inNamespace(NAMESPACE).delete();
        for (Class<? extends HasMetadata> kind :
                List.of(Service.class, Task.class, TaskDefinition.class, Cluster.class, ContainerInstance.class)) {
            soon().until(() ->
                    admin.resources(kind).inAnyNamespace().list().getItems().isEmpty());
        }
        assertThat(admin.pods()
                        .inAnyNamespace()
                        .withLabel(Labels.TASK_ID)
                        .list()
                        .getItems())
                .isEmpty();
        soon().untilAsserted(() -> assertThat(admin.apps()
                        .controllerRevisions()
                        .inNamespace(NAMESPACE)
                        .list()
                        .getItems())
                .isEmpty());
    }

    private void uninstall(LocalCluster cluster) throws IOException, InterruptedException {
        KubernetesClient admin = cluster.client();
        new Helm(home).on(cluster, "uninstall", "longshore", "--namespace", SYSTEM);
        CRD_FILES.forEach(crd -> crd(admin, crd).delete());
        soon().until(() -> CRD_FILES.stream().allMatch(name -> crd(admin, name).get() == null));
        soon().until(() -> admin.pods().inNamespace(SYSTEM).list().getItems().isEmpty());
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
                        admin.rbac().clusterRoles().withName("longshore").get().getRules().stream(),
                        admin.rbac().roles().inNamespace(SYSTEM).list().getItems().stream()
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

    private static boolean isStable(KubernetesClient client, int running) {
        Service service = client.resources(Service.class)
                .inNamespace(NAMESPACE)
                .withName("web")
                .get();
        return service.getStatus() != null
                && Objects.equals(service.getStatus().runningCount(), running)
                && Conditions.isTrue(service.getStatus().conditions(), STABLE);
    }

    private static Resource<CustomResourceDefinition> crd(KubernetesClient client, String plural) {
        return client.apiextensions().v1().customResourceDefinitions().withName(plural + ".ecs.longshore.dev");
    }

    private static void apply(KubernetesClient client, String yaml) {
        client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .items()
                .forEach(item -> {
                    boolean global = item.getKind().equals("Cluster");
                    item.getMetadata().setNamespace(global ? null : NAMESPACE);
                    client.resource(item).create();
                });
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

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200));
    }
}
