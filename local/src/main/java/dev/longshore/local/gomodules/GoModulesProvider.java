package dev.longshore.local.gomodules;

import dev.longshore.local.Capability;
import dev.longshore.local.ClusterProvider;
import dev.longshore.local.ClusterRequest;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.Progress;
import dev.longshore.local.machine.CacheDirectory;
import dev.longshore.local.machine.ClusterState;
import dev.longshore.local.machine.Command;
import dev.longshore.local.machine.Keeper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** Builds Kubernetes from Go modules, once, and runs it as plain processes of this machine. */
public final class GoModulesProvider implements ClusterProvider {
    static final String NAME = "go-modules";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> missingFor(ClusterRequest request) {
        List<String> missing = new ArrayList<>();
        if (!System.getProperty("os.name").equals("Linux")) {
            missing.add("it needs Linux");
        }
        if (!Toolbox.open(Progress.SILENT).has(tools(request))
                && !Command.of("go", "version").run().succeeded()) {
            missing.add("the go command is not on the PATH; it builds the tools (https://go.dev/dl)");
        }
        if (!request.realNodes().isEmpty()) {
            missing.addAll(NodePrograms.missing(request.progress()));
        }
        return missing;
    }

    @Override
    public LocalCluster start(ClusterRequest request) {
        Keeper.sweepOrphans(CacheDirectory.path());
        Toolbox tools = Toolbox.open(request.progress());
        tools.ensure(tools(request));
        request.name().ifPresent(this::down);
        ClusterState state = request.name()
                .map(clusterName -> ClusterState.create(CacheDirectory.path(), idOf(clusterName)))
                .orElseGet(() -> ClusterState.create(CacheDirectory.path()));
        return new GoModulesStart(state, request, tools).run();
    }

    @Override
    public Optional<LocalCluster> find(String clusterName) {
        ClusterState state = ClusterState.at(CacheDirectory.path(), idOf(clusterName));
        if (!Files.exists(state.file("ready"))) {
            return Optional.empty();
        }
        if (!state.processes().containsKey(Tool.KUBE_APISERVER.program())) {
            // It did not survive a reboot, say.
            Keeper.sweep(state);
            return Optional.empty();
        }
        return Optional.of(new GoModulesCluster(state, Optional.empty(), Toolbox.open(Progress.STDERR)));
    }

    @Override
    public boolean down(String clusterName) {
        ClusterState state = ClusterState.at(CacheDirectory.path(), idOf(clusterName));
        if (!Files.exists(state.folder())) {
            return false;
        }
        Keeper.sweep(state);
        return true;
    }

    static Set<Tool> tools(ClusterRequest request) {
        Set<Tool> tools = new LinkedHashSet<>(ControlPlane.tools(request));
        if (request.needs().contains(Capability.SIMULATED_NODES)) {
            tools.add(Tool.KWOK);
        }
        if (!request.realNodes().isEmpty()) {
            tools.addAll(List.of(Tool.KUBELET, Tool.KUBE_PROXY));
        }
        return tools;
    }

    private static String idOf(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
