package dev.longshore.operator.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.LocalCluster;
import dev.longshore.local.Progress;
import dev.longshore.local.gomodules.Tool;
import dev.longshore.local.gomodules.ToolRun;
import dev.longshore.local.gomodules.Toolbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program helm, which must succeed.
 *
 * @param home where it may keep what it remembers
 */
public record Helm(Path home) {
    /** Runs it against this cluster, and returns what it printed. */
    public String on(LocalCluster cluster, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        words.addAll(List.of("--kubeconfig", cluster.kubeconfigFile().toString()));
        return run(words.toArray(String[]::new));
    }

    /** Runs it, and returns what it printed. */
    public String run(String... arguments) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        List.of("CACHE", "CONFIG", "DATA").forEach(kind -> environment.put("HELM_" + kind + "_HOME", home.toString()));
        ToolRun run = ToolRun.of(Toolbox.open(Progress.STDERR), Tool.HELM, environment, "", List.of(arguments));
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run.output();
    }
}
