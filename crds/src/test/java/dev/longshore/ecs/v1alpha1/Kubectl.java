package dev.longshore.ecs.v1alpha1;

import dev.longshore.local.LocalCluster;
import dev.longshore.local.Progress;
import dev.longshore.local.gomodules.Tool;
import dev.longshore.local.gomodules.Toolbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The kubectl program against a local cluster. */
record Kubectl(LocalCluster cluster) {
    /** Its exit code, and what it printed to both outputs. */
    record Result(int exitCode, String output) {}

    Result run(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Toolbox.open(Progress.STDERR).path(Tool.KUBECTL).toString());
        command.add("--kubeconfig=" + cluster.kubeconfigFile());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var pipe = process.getOutputStream()) {
            pipe.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
