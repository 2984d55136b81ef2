package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ApplicationProtocol;
import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services under names: service discovery and Service Connect. */
class DiscoveryIT extends SandboxTest {
    @BeforeEach
    void define() {
        ecs.nodes().simulated(2);
        ecs.apply(taskDefinition(
                "web",
                container(
                        "app",
                        port(8080, 0).toBuilder()
                                .name("http")
                                .appProtocol(ApplicationProtocol.HTTP)
                                .build(),
                        port(9090, 0))));
    }

    @Test
    void aRegistryIsAHeadlessServiceWithThePortOfItsSrvRecords() {
        run("web", 2, """
            serviceRegistries:
            - registryArn: arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-web
              containerName: app
              containerPort: 8080
            """);

        ecs.eventually(() ->
                assertThat(addresses("srv-web")).hasSize(2).containsExactlyInAnyOrderElementsOf(podAddresses("web")));
        assertThat(core("srv-web").getSpec().getClusterIP()).isEqualTo("None");
        assertThat(ports("srv-web")).containsExactly("http:8080");
        assertThat(ecs.slices("srv-web").getFirst().getPorts().getFirst().getPort())
                .isEqualTo(8080);
        ecs.eventually(() -> assertThat(Sandbox.condition(ecs.status("web").conditions(), ConditionTypes.DISCOVERABLE))
                .isEqualTo("True Kept"));

        ecs.service("web").scale(1);
        ecs.eventually(() -> assertThat(addresses("srv-web")).hasSize(1));
    }

    @Test
    void aRegistryWithoutPortHasAddressesOnly() {
        run("web", 1, "serviceRegistries: [{registryArn: web-addresses}]");

        ecs.eventually(() -> assertThat(addresses("web-addresses")).hasSize(1));
        assertThat(core("web-addresses").getSpec().getPorts()).isEmpty();
    }

    @Test
    void serviceConnectNamesLeadToTheNamedPortAndGoWhenTheyAreWantedNoMore() {
        run("web", 1, """
            serviceConnectConfiguration:
              enabled: true
              namespace: prod
              services:
              - portName: http
                discoveryName: web-http
                clientAliases: [{port: 80, dnsName: backend.prod.local}]
            """);

        ecs.eventually(() -> assertThat(addresses("backend")).hasSize(1));
        assertThat(core("backend").getSpec().getClusterIP()).isNotEqualTo("None");
        assertThat(ports("backend")).containsExactly("http:80");
        assertThat(core("backend").getSpec().getPorts().getFirst().getAppProtocol())
                .isEqualTo("http");
        assertThat(ecs.slices("backend").getFirst().getPorts().getFirst().getPort())
                .isEqualTo(8080);

        Sandbox.edit(ecs.service("web"), service -> {
            service.setSpec(service.getSpec().toBuilder()
                    .serviceConnectConfiguration(null)
                    .build());
            return service;
        });
        ecs.eventually(() -> assertThat(ecs.client()
                        .services()
                        .inNamespace(ecs.name())
                        .withName("backend")
                        .get())
                .isNull());
    }

    @Test
    void aNameThatIsTakenIsRefusedAndHarmsNobody() {
        run("web", 1, "serviceRegistries: [{registryArn: shared}]");
        ecs.eventually(() -> assertThat(addresses("shared")).hasSize(1));
        String owner = podAddresses("web").getFirst();
        run("other", 1, "serviceRegistries: [{registryArn: shared}]");

        ecs.eventually(() -> assertThat(ecs.status("other").conditions())
                .filteredOn(condition -> condition.getType().equals(ConditionTypes.DISCOVERABLE))
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.getReason()).isEqualTo("ServiceConflict");
                    assertThat(condition.getMessage()).contains("belongs to Service \"web\"");
                }));
        assertThat(ecs.awaitStable("other").getStatus().runningCount()).isEqualTo(1);
        assertThat(addresses("shared")).containsExactly(owner);
    }

    @Test
    void anUnknownPortNameIsRefused() {
        run("web", 1, "serviceConnectConfiguration: {enabled: true, services: [{portName: grpc}]}");

        ecs.eventually(() -> assertThat(ecs.status("web").conditions())
                .filteredOn(condition -> condition.getType().equals(ConditionTypes.VALID))
                .singleElement()
                .satisfies(condition -> assertThat(condition.getMessage())
                        .isEqualTo("spec.serviceConnectConfiguration.services[0].portName: The port name grpc does not"
                                + " exist in the task definition: it is the name of a port mapping.")));
    }

    private void run(String name, int count, String fields) {
        ServiceSpec spec = Serialization.unmarshal(fields, ServiceSpec.class);
        ecs.apply(service(
                name, spec.toBuilder().taskDefinition("web").desiredCount(count).build()));
    }

    private List<String> addresses(String service) {
        return ecs.endpoints(service).stream()
                .flatMap(endpoint -> endpoint.getAddresses().stream())
                .toList();
    }

    private List<String> podAddresses(String service) {
        return ecs.livePods(service).stream()
                .map(pod -> pod.getStatus().getPodIP())
                .toList();
    }

    private List<String> ports(String service) {
        return core(service).getSpec().getPorts().stream()
                .map((ServicePort port) -> port.getName() + ":" + port.getPort())
                .toList();
    }

    private Service core(String name) {
        return Sandbox.read(ecs.client().services().inNamespace(ecs.name()).withName(name));
    }
}
