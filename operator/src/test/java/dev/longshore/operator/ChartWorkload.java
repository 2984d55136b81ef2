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
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.GatewayApi;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** What an operator must be able to do: each of its rights is used at least once. */
record ChartWorkload(KubernetesClient admin) {
    static final String NAMESPACE = "chart";

    /** Any object with a /scale subresource is a group; this one has no nodes. */
    void growAGroup() {
        apply("""
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

    void runTasks() {
        apply("""
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
        soon().until(() -> isStable(2));
        soon().until(() -> endpoints() == 4);
        soon().until(() -> {
            Task task = admin.resources(Task.class)
                    .inNamespace(NAMESPACE)
                    .withName("once")
                    .get();
            return task.getStatus() != null && Objects.equals(task.getStatus().runningCount(), 1);
        });
        admin.resources(Service.class).inNamespace(NAMESPACE).withName("web").scale(1);
        soon().until(() -> isStable(1));
        soon().until(() -> endpoints() == 2);
        admin.resources(TargetGroup.class)
                .inNamespace(NAMESPACE)
                .withName("front")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"port\":8080,\"instanceEndpoints\":false}}");
        soon().until(() -> endpoints() == 1
                && admin.services().inNamespace(NAMESPACE).list().getItems().size() == 1);
        soon().untilAsserted(() -> assertThat(
                        admin.v1().events().inNamespace(NAMESPACE).list().getItems())
                .anyMatch(event -> event.getMessage().startsWith("(service web) has started 2 tasks: ")));
    }

    /** Each task's pod, and its node. */
    private int endpoints() {
        return admin.discovery().v1().endpointSlices().inNamespace(NAMESPACE).list().getItems().stream()
                .mapToInt(slice -> slice.getEndpoints().size())
                .sum();
    }

    /** The bounds alone raise its count. */
    void scaleAService() {
        apply("""
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
        soon().until(() -> isStable(2));
        soon().until(() -> admin.resources(ScalingPolicy.class)
                        .inNamespace(NAMESPACE)
                        .withName("cpu")
                        .get()
                        .getStatus()
                != null);
    }

    /** Its first run is due at once; without its task definition and without retries it is given up, and its Task deleted. */
    void watchAnAlarm() {
        apply("""
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

    void runAScheduleAndARule() {
        apply("""
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
    void shiftTraffic() throws IOException, InterruptedException {
        GatewayApi.install(admin, "httproutes");
        GatewayApi.route(admin, NAMESPACE, "shift", "/", "blue", 80);
        apply("""
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

    void deregisterOne() {
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

    void outgrowTheHistory() {
        apply("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TaskDefinition
                metadata: {name: spare, annotations: {ecs.longshore.dev/revision-history-limit: "1"}}
                spec:
                  containerDefinitions: [{name: spare, image: "docker.io/library/web:1", memory: 64}]
                """);
        soon().until(() -> revision("spare-1") != null);
        admin.resources(TaskDefinition.class)
                .inNamespace(NAMESPACE)
                .withName("spare")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"cpu\":\"256\"}}");
        soon().until(() -> revision("spare-2") != null && revision("spare-1") == null);
    }

    private @Nullable ControllerRevision revision(String name) {
        return admin.apps()
                .controllerRevisions()
                .inNamespace(NAMESPACE)
                .withName(name)
                .get();
    }

    /** As NOTES.txt says; the Cluster goes first and waits for the rest, so that the reason for its wait is written too. */
    void deleteEverything() {
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

    private boolean isStable(int running) {
        Service service = admin.resources(Service.class)
                .inNamespace(NAMESPACE)
                .withName("web")
                .get();
        return service.getStatus() != null
                && Objects.equals(service.getStatus().runningCount(), running)
                && Conditions.isTrue(service.getStatus().conditions(), STABLE);
    }

    private void apply(String yaml) {
        admin.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .items()
                .forEach(item -> {
                    boolean global = item.getKind().equals("Cluster");
                    item.getMetadata().setNamespace(global ? null : NAMESPACE);
                    admin.resource(item).create();
                });
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }
}
