package dev.longshore.ecs.v1alpha1;

import dev.longshore.local.LocalCluster;
import dev.longshore.local.Progress;
import dev.longshore.local.gomodules.Tool;
import dev.longshore.local.gomodules.ToolRun;
import dev.longshore.local.gomodules.Toolbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The kubectl program against a local cluster. */
record Kubectl(LocalCluster cluster) {
    ToolRun run(String input, String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        words.add("--kubeconfig=" + cluster.kubeconfigFile());
        words.addAll(List.of(arguments));
        return ToolRun.of(Toolbox.open(Progress.STDERR), Tool.KUBECTL, Map.of(), input, words);
    }
}
