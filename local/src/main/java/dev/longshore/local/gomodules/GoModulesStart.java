package dev.longshore.local.gomodules;

import dev.longshore.local.ClusterRequest;
import dev.longshore.local.Component;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.image.Image;
import dev.longshore.local.machine.Bridge;
import dev.longshore.local.machine.ClusterState;
import dev.longshore.local.machine.Keeper;
import dev.longshore.local.machine.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Starts one cluster; what was started is removed again if a step fails. */
final class GoModulesStart {
    private final ClusterState state;
    private final ClusterRequest request;
    private final Toolbox tools;

    GoModulesStart(ClusterState state, ClusterRequest request, Toolbox tools) {
        this.state = state;
        this.request = request;
        this.tools = tools;
    }

    LocalCluster run() {
        Instant begin = Instant.now();
        Optional<Keeper> keeper = keeper();
        try {
            keepSettings();
            new ControlPlane(state, request, tools, prepareNetwork()).start();
            GoModulesCluster cluster = new GoModulesCluster(state, keeper, tools);
            cluster.addNodes(request.realNodes());
            request.simulatedNodes().forEach(cluster::addSimulatedNodes);
            state.write("ready", request.name().orElse(state.id()));
            double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
            request.progress().say(String.format(Locale.ROOT, "cluster %s is ready after %.1f s", state.id(), seconds));
            return cluster;
        } catch (RuntimeException e) {
            keeper.ifPresentOrElse(Keeper::dismiss, () -> Keeper.sweep(state));
            throw e;
        }
    }

    private Optional<Keeper> keeper() {
        if (request.name().isPresent()) {
            Keeper.renounce(state);
            return Optional.empty();
        }
        return Optional.of(Keeper.of(state));
    }

    /** What nodes added later need to know, be it from another process. */
    private void keepSettings() {
        for (Component component : List.of(Component.KUBELET, Component.KUBE_PROXY, Component.KWOK)) {
            state.keepFlags(component, request.flags(component));
        }
        if (!request.nodeLifecycle()) {
            state.write("no-node-lifecycle", "");
        }
    }

    /** The address for kube-apiserver: this machine's loopback, or its end of the bridge to the real nodes. */
    private String prepareNetwork() {
        if (request.realNodes().isEmpty()) {
            return "127.0.0.1";
        }
        Subnet subnet = Subnet.claim(state);
        Bridge.create(state, subnet);
        state.makeFolder("images");
        Image.pause().writeTo(state.file("images/pause.tar"));
        Image.busybox().writeTo(state.file("images/busybox.tar"));
        return subnet.gateway();
    }
}
