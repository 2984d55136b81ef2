package dev.longshore.operator.cli;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.scaling.ScalableResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code longshore scaling}: what scaling sees of a service or capacity provider, what it has decided, and why. */
@Command(
        name = "scaling",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the metric and the alarms of each policy of a service, the last decision and why, and the cooldowns that are left.",
            "Of a capacity provider: CapacityProviderReservation with its M and N, the last decision and why, what is left of"
                    + " cooldown and warm-up, and what each waiting task waits for.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  longshore scaling service/web --namespace shop",
            "  longshore scaling provider/on-demand"
        })
final class ScalingCommand implements Callable<Integer> {
    private static final String SERVICE = "service/";
    private static final List<String> PROVIDER = List.of("provider/", "capacityprovider/");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterAccess access = new ClusterAccess();

    @Parameters(
            paramLabel = "TARGET",
            description = "service/NAME or provider/NAME. A NAME alone is looked for in this order.")
    private String target = "";

    @Option(names = "--all", description = "Show every activity that is kept, not the last three.")
    private boolean all;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return access.request((client, namespace) -> {
            OperatorCommand.requireCrds(client, Duration.ZERO);
            spec.commandLine().getOut().println(answer(client, namespace));
            spec.commandLine().getOut().flush();
            return 0;
        });
    }

    private String answer(KubernetesClient client, String namespace) {
        String name = target.substring(target.indexOf('/') + 1);
        if (PROVIDER.stream().anyMatch(target::startsWith)) {
            return new ProviderAnswer(client)
                    .of(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no CapacityProvider " + name));
        }
        Optional<Service> service = service(client, namespace, name);
        if (service.isEmpty() && !target.startsWith(SERVICE)) {
            Optional<String> provider = new ProviderAnswer(client).of(name);
            if (provider.isPresent()) {
                return provider.get();
            }
        }
        return service.map(found -> answer(client, namespace, found))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no service " + name + " in namespace " + namespace + "; -n names another one"));
    }

    private String answer(KubernetesClient client, String namespace, Service service) {
        String cluster = Resolution.clusterName(service.getSpec().cluster());
        List<ScalableTarget> targets = client.resources(ScalableTarget.class)
                .inNamespace(namespace)
                .list()
                .getItems();
        return targets.stream()
                .filter(one -> new ScalableResource(one.getSpec().resourceId()).is(service, cluster))
                .findFirst()
                .map(found -> ScalingText.of(service, found, Instant.now(), all))
                .orElse("Service " + namespace + "/" + service.getMetadata().getName()
                        + " is not scaled: no ScalableTarget has the resourceId "
                        + ScalableResource.of(service, cluster) + " or "
                        + service.getMetadata().getName() + ".");
    }

    private static Optional<Service> service(KubernetesClient client, String namespace, String name) {
        return Optional.ofNullable(client.resources(Service.class)
                        .inNamespace(namespace)
                        .withName(name)
                        .get())
                .or(() -> client.resources(Service.class).inNamespace(namespace).list().getItems().stream()
                        .filter(service -> service.serviceName().equals(name))
                        .findFirst());
    }
}
