package dev.longshore.operator.controller.capacity;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.ScaleTargetReference;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.GoModule;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Groups of Cluster API and of Karpenter, by their own CRDs: the machine of the empty node goes, by the size that is asked for. */
@Execution(ExecutionMode.CONCURRENT)
class MachineChoiceIT extends SandboxTest {
    private static final String CLUSTER_API = "sigs.k8s.io/cluster-api@v1.13.6";
    private static final String KARPENTER = "sigs.k8s.io/karpenter@v1.14.1";
    private static final String DELETE_MACHINE = "cluster.x-k8s.io/delete-machine";

    @Test
    void clusterApiIsToldWhichMachineGoes() throws Exception {
        GoModule module = GoModule.of(CLUSTER_API);
        var deployments = module.install(ecs.client(), "config/crd/bases/cluster.x-k8s.io_machinedeployments.yaml");
        var machines = module.install(ecs.client(), "config/crd/bases/cluster.x-k8s.io_machines.yaml");
        create(deployments, ecs.name(), """
                {"clusterName": "c", "replicas": 2, "selector": {"matchLabels": {"pool": "workers"}},
                 "template": {"metadata": {"labels": {"pool": "workers"}}, "spec": %s}}""".formatted(machine()));
        List<String> nodes = nodes((node, name) -> {
            create(machines, name, machine());
            node.getMetadata().getAnnotations().put("cluster.x-k8s.io/machine", name);
            node.getMetadata().getAnnotations().put("cluster.x-k8s.io/cluster-namespace", ecs.name());
        });
        try (Groups groups = new Groups(ecs)) {
            String idle = idleAfterAll(groups, nodes, reference("cluster.x-k8s.io/v1beta2", "MachineDeployment"));
            String busy = other(nodes, idle);
            ecs.eventually(() -> {
                assertThat(replicas(deployments)).isEqualTo(1);
                assertThat(annotations(machines, idle)).containsKey(DELETE_MACHINE);
            });
            assertThat(annotations(machines, busy)).doesNotContainKey(DELETE_MACHINE);

            // As Cluster API does it.
            in(machines).withName(idle).delete();
            ecs.nodes().remove(idle);
            ecs.eventually(() -> {
                assertThat(groups.status().instances()).isEqualTo(1);
                assertThat(groups.status().desiredInstances()).isEqualTo(1);
            });
            assertThat(ecs.livePods("web")).hasSize(1);
        }
    }

    @Test
    void theNodeClaimOfTheEmptyNodeGoesAndTheStaticNodePoolShrinks() throws Exception {
        GoModule module = GoModule.of(KARPENTER);
        var pools = module.install(ecs.client(), "pkg/apis/crds/karpenter.sh_nodepools.yaml");
        var claims = module.install(ecs.client(), "pkg/apis/crds/karpenter.sh_nodeclaims.yaml");
        create(pools, ecs.name(), "{\"replicas\": 2, \"template\": {\"spec\": %s}}".formatted(claim()));
        List<String> nodes = nodes((node, name) -> {
            String uid = create(claims, name, claim()).getMetadata().getUid();
            node.getMetadata()
                    .setOwnerReferences(List.of(new OwnerReferenceBuilder()
                            .withApiVersion("karpenter.sh/v1")
                            .withKind("NodeClaim")
                            .withName(name)
                            .withUid(uid)
                            .build()));
        });
        try (Groups groups = new Groups(ecs)) {
            String idle = idleAfterAll(groups, nodes, reference("karpenter.sh/v1", "NodePool"));
            ecs.eventually(() -> {
                assertThat(replicas(pools)).isEqualTo(1);
                assertThat(in(claims).withName(idle).get()).isNull();
            });
            assertThat(in(claims).withName(other(nodes, idle)).get()).isNotNull();
            assertThat(ecs.livePods("web")).hasSize(1);
        } finally {
            in(pools).withName(ecs.name()).delete();
            nodes.forEach(node -> in(claims).withName(node).delete());
        }
    }

    @Test
    void aNodePoolWithoutReplicasHasNoSizeAndThatIsSaid() throws Exception {
        var pools = GoModule.of(KARPENTER).install(ecs.client(), "pkg/apis/crds/karpenter.sh_nodepools.yaml");
        create(pools, ecs.name(), "{\"template\": {\"spec\": %s}}".formatted(claim()));
        try (Groups groups = new Groups(ecs)) {
            groups.provide(provider(reference("karpenter.sh/v1", "NodePool"), 1));
            ecs.eventually(() -> assertThat(Sandbox.condition(groups.status().conditions(), "ScalingActive"))
                    .isEqualTo("False ScaleTargetUnusable"));
            ecs.eventually(() -> assertThat(groups.events())
                    .anyMatch(event -> event.contains("the spec replicas field \".spec.replicas\" does not exist")));
        } finally {
            in(pools).withName(ecs.name()).delete();
        }
    }

    /** Two nodes of which one has a task; the group may shrink when that is so. Answers the other. */
    private String idleAfterAll(Groups groups, List<String> nodes, ScaleTargetReference target) {
        groups.provide(provider(target, 2));
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));
        ecs.awaitStable("web");
        ecs.eventually(() -> assertThat(groups.status().instances()).isEqualTo(2));
        String busy = ecs.livePods("web").getFirst().getSpec().getNodeName();
        Sandbox.edit(groups.provider(), provider -> {
            provider.setSpec(provider.getSpec().toBuilder()
                    .autoScalingGroupProvider(provider(target, 0))
                    .build());
            return provider;
        });
        return other(nodes, busy);
    }

    private static String other(List<String> nodes, String one) {
        return nodes.stream().filter(name -> !name.equals(one)).findFirst().orElseThrow();
    }

    private static AutoScalingGroupProvider provider(ScaleTargetReference target, int minSize) {
        return AutoScalingGroupProvider.builder()
                .minSize(minSize)
                .maxSize(5)
                .managedScaling(Groups.quick())
                .scaleTargetRef(target)
                .build();
    }

    private ScaleTargetReference reference(String apiVersion, String kind) {
        return ScaleTargetReference.builder()
                .apiVersion(apiVersion)
                .kind(kind)
                .namespace(kind.equals("NodePool") ? null : ecs.name())
                .name(ecs.name())
                .build();
    }

    private List<String> nodes(BiConsumer<Node, String> change) {
        List<String> names =
                ecs.nodes().simulated(SimulatedNodes.of(2).withLabels(Map.of(Labels.CAPACITY_PROVIDER, ecs.name())));
        names.forEach(name -> ecs.nodes().edit(name, node -> change.accept(node, name)));
        return names;
    }

    private static String machine() {
        return """
                {"clusterName": "c", "bootstrap": {"dataSecretName": "none"},
                 "infrastructureRef": {"apiGroup": "infrastructure.cluster.x-k8s.io", "kind": "DockerMachine", "name": "none"}}""";
    }

    private static String claim() {
        return """
                {"nodeClassRef": {"group": "karpenter.kwok.sh", "kind": "KWOKNodeClass", "name": "default"},
                 "requirements": [{"key": "kubernetes.io/os", "operator": "In", "values": ["linux"]}]}""";
    }

    private GenericKubernetesResource create(ResourceDefinitionContext kind, String name, String spec) {
        GenericKubernetesResource object = Serialization.unmarshal(
                """
                {"apiVersion": "%s/%s", "kind": "%s", "metadata": {"name": "%s"}, "spec": %s}""".formatted(kind.getGroup(), kind.getVersion(), kind.getKind(), name, spec),
                GenericKubernetesResource.class);
        return in(kind).resource(object).create();
    }

    private NonNamespaceOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> in(
            ResourceDefinitionContext kind) {
        var all = ecs.client().genericKubernetesResources(kind);
        return kind.isNamespaceScoped() ? all.inNamespace(ecs.name()) : all;
    }

    private int replicas(ResourceDefinitionContext kind) {
        GenericKubernetesResource group =
                Objects.requireNonNull(in(kind).withName(ecs.name()).get());
        return ((Number) Objects.requireNonNull(group.get("spec", "replicas"))).intValue();
    }

    private Map<String, String> annotations(ResourceDefinitionContext kind, String name) {
        return Objects.requireNonNullElse(
                Objects.requireNonNull(in(kind).withName(name).get())
                        .getMetadata()
                        .getAnnotations(),
                Map.of());
    }
}
