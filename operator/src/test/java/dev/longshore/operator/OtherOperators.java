package dev.longshore.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.operator.support.LoadBalancerController;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** External Secrets and EKS as far as an API server knows them: their kinds, which the operator writes for them. */
record OtherOperators(KubernetesClient admin, String namespace) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TARGET_GROUP =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a06";

    /** Makes their kinds known. */
    void install() {
        kind("external-secrets.io", "externalsecrets", "ExternalSecret", "v1");
        kind("vpcresources.k8s.aws", "securitygrouppolicies", "SecurityGroupPolicy", "v1beta1");
        kind("elbv2.k8s.aws", "targetgroupbindings", "TargetGroupBinding", "v1beta1");
    }

    /** Two definitions that share a secret, and a task with security groups: what is written for it. */
    void areGivenWhatTasksNeed() {
        apply("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TaskDefinition
                metadata: {name: reader, namespace: %1$s}
                spec:
                  networkMode: awsvpc
                  executionRoleArn: ecsTaskExecutionRole
                  containerDefinitions:
                  - name: app
                    image: docker.io/library/web:1
                    memory: 64
                    secrets:
                    - {name: PASSWORD, valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf:password::"}
                    - {name: OLD, valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf::AWSPREVIOUS:"}
                    - {name: LEVEL, valueFrom: /prod/level}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TaskDefinition
                metadata: {name: other, namespace: %1$s}
                spec:
                  executionRoleArn: ecsTaskExecutionRole
                  containerDefinitions:
                  - name: app
                    image: docker.io/library/web:1
                    memory: 64
                    secrets: [{name: ALL, valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf"}]
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Task
                metadata: {name: reader, namespace: %1$s}
                spec:
                  taskDefinition: reader
                  networkConfiguration: {awsvpcConfiguration: {subnets: [], securityGroups: [sg-1, sg-2]}}
                """.formatted(namespace));
        await().atMost(PATIENCE).untilAsserted(() -> {
            GenericKubernetesResource shared = get("external-secrets.io/v1", "ExternalSecret", "prod.db");
            assertThat(shared.getMetadata().getOwnerReferences())
                    .extracting(OwnerReference::getName)
                    .containsExactlyInAnyOrder("reader", "other");
            assertThat(text(shared))
                    .contains(
                            "secretStoreRef={kind=ClusterSecretStore, name=aws}",
                            "dataFrom=[{extract={key=arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf}}]",
                            "data=[{remoteRef={key=arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf}, secretKey=value}]");
            assertThat(text(get("external-secrets.io/v1", "ExternalSecret", "prod.db.awsprevious")))
                    .contains("version=AWSPREVIOUS");
            assertThat(text(get("external-secrets.io/v1", "ExternalSecret", "prod.level")))
                    .contains("secretStoreRef={kind=SecretStore, name=parameters}", "key=/prod/level");
            for (String group : List.of("sg-1", "sg-2")) {
                assertThat(text(get("vpcresources.k8s.aws/v1beta1", "SecurityGroupPolicy", "ecs-" + group)))
                        .contains(
                                "matchLabels={security-group.ecs.longshore.dev/" + group + "=true}",
                                "groupIds=[" + group + "]");
            }
        });
    }

    /** A target group of AWS that is named, another one, and none again. */
    void areToldOfTargets() {
        apply("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TargetGroup
                metadata: {name: bound, namespace: %s}
                spec: {protocol: HTTP, port: 80, targetType: ip, healthCheckEnabled: false, targetGroupBindingArn: "%s"}
                """.formatted(namespace, TARGET_GROUP + "1"));
        bound(TARGET_GROUP + "1");
        bindTo('"' + TARGET_GROUP + "2\"");
        bound(TARGET_GROUP + "2");
        bindTo("null");
        bound("");
    }

    private void bound(String arn) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(LoadBalancerController.asked(admin, namespace, "bound", "targetGroupARN"))
                                .isEqualTo(arn));
    }

    private void bindTo(String arn) {
        admin.resources(TargetGroup.class)
                .inNamespace(namespace)
                .withName("bound")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"targetGroupBindingArn\":" + arn + "}}");
    }

    /** The shared secret goes with the last definition that names it. */
    void areLeftNothing() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(admin.genericKubernetesResources("external-secrets.io/v1", "ExternalSecret")
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems())
                                .isEmpty());
    }

    private void kind(String group, String plural, String kind, String version) {
        apply("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %2$s.%1$s}
                spec:
                  group: %1$s
                  names: {kind: %3$s, plural: %2$s}
                  scope: Namespaced
                  versions:
                  - name: %4$s
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, x-kubernetes-preserve-unknown-fields: true}}}}
                """.formatted(group, plural, kind, version));
    }

    private GenericKubernetesResource get(String apiVersion, String kind, String name) {
        GenericKubernetesResource object = admin.genericKubernetesResources(apiVersion, kind)
                .inNamespace(namespace)
                .withName(name)
                .get();
        assertThat(object).as(() -> kind + " " + name + " " + warnings()).isNotNull();
        return object;
    }

    private List<String> warnings() {
        return admin.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getType().equals("Warning"))
                .map(Event::getMessage)
                .toList();
    }

    private static String text(GenericKubernetesResource object) {
        return String.valueOf(object.getAdditionalProperties().get("spec"));
    }

    private void apply(String yaml) {
        admin.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .items()
                .forEach(item -> admin.resource(item).create());
    }
}
