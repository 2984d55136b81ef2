package dev.longshore.operator.cli;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.scaling.ScalableResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
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

/** {@code longshore scaling}: what scaling sees of a service, what it has decided, and why. */
@Command(
        name = "scaling",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the metric and the alarms of each policy of a service, the last decision and why, and the cooldowns that are left.",
            ""
        },
        footer = {"", "Example:", "  longshore scaling service/web --namespace shop"})
final class ScalingCommand implements Callable<Integer> {
    private static final String SERVICE = "service/";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterAccess access = new ClusterAccess();

    @Parameters(paramLabel = "TARGET", description = "service/NAME, or the NAME alone.")
    private String target = "";

    @Option(names = "--all", description = "Show every activity that is kept, not the last three.")
    private boolean all;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String name = target.startsWith(SERVICE) ? target.substring(SERVICE.length()) : target;
        return access.request((client, namespace) -> {
            OperatorCommand.requireCrds(client);
            spec.commandLine().getOut().println(answer(client, namespace, name));
            spec.commandLine().getOut().flush();
            return 0;
        });
    }

    private String answer(KubernetesClient client, String namespace, String name) {
        Service service = service(client, namespace, name);
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

    private static Service service(KubernetesClient client, String namespace, String name) {
        return Optional.ofNullable(client.resources(Service.class)
                        .inNamespace(namespace)
                        .withName(name)
                        .get())
                .or(() -> client.resources(Service.class).inNamespace(namespace).list().getItems().stream()
                        .filter(service -> service.serviceName().equals(name))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no service " + name + " in namespace " + namespace + "; -n names another one"));
    }
}
