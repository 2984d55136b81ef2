package dev.longshore.local.k3s;

import dev.longshore.local.Capability;
import dev.longshore.local.ClusterProvider;
import dev.longshore.local.ClusterRequest;
import dev.longshore.local.ClusterUnavailableException;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.NodeRequest;
import dev.longshore.local.machine.Readiness;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** Runs k3s in a container, by Testcontainers, where a Docker engine answers. */
public final class K3sProvider implements ClusterProvider {
    static final String NAME = "k3s";

    /** What k3s in one container can do. */
    static final Set<Capability> CAPABILITIES = EnumSet.of(
            Capability.REAL_NODES,
            Capability.IMAGE_LOAD,
            Capability.API_SERVER_FLAGS,
            Capability.CONTROLLER_MANAGER,
            Capability.SCHEDULER);

    private static final String IMAGE = "rancher/k3s:v1.35.4-k3s1";

    /** The k3s image: LONGSHORE_K3S_IMAGE, else the one with the Kubernetes version of the other provider. */
    public static String image() {
        return Optional.ofNullable(System.getenv("LONGSHORE_K3S_IMAGE"))
                .filter(name -> !name.isBlank())
                .orElse(IMAGE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> missingFor(ClusterRequest request) {
        List<String> missing = new ArrayList<>();
        Set<Capability> beyond = request.needs();
        beyond.removeAll(CAPABILITIES);
        beyond.forEach(capability -> missing.add("it cannot provide " + capability.text()));
        if (missing.isEmpty() && !Engines.answers()) {
            missing.add("no Docker engine answers (DOCKER_HOST, or a socket in one of " + Engines.sockets() + ")");
        }
        return missing;
    }

    @Override
    public LocalCluster start(ClusterRequest request) {
        request.progress().say("starting " + image() + " in Docker");
        DockerImageName name = DockerImageName.parse(image()).asCompatibleSubstituteFor("rancher/k3s");
        K3sContainer container = new K3sContainer(name);
        try {
            container.setCommand(arguments(request, container));
            container.start();
            new Readiness(container.getKubeConfigYaml(), log -> container.getLogs()).awaitDefaults(true);
            return new K3sCluster(container);
        } catch (RuntimeException e) {
            container.stop();
            throw new ClusterUnavailableException(image() + " does not start in Docker: " + e.getMessage(), e);
        }
    }

    private static String[] arguments(ClusterRequest request, K3sContainer container) {
        List<String> words =
                new ArrayList<>(List.of("server", "--disable=traefik", "--tls-san=" + container.getHost()));
        request.realNodes().stream()
                .map(NodeRequest::labels)
                .flatMap(labels -> labels.entrySet().stream())
                .forEach(label -> words.add("--node-label=" + label.getKey() + "=" + label.getValue()));
        request.apiServerFlags().forEach(flag -> words.add("--kube-apiserver-arg=" + flag.replaceFirst("^--", "")));
        return words.toArray(String[]::new);
    }
}
