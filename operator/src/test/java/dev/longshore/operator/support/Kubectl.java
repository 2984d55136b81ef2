package dev.longshore.operator.support;

import dev.longshore.local.Progress;
import dev.longshore.local.gomodules.Tool;
import dev.longshore.local.gomodules.ToolRun;
import dev.longshore.local.gomodules.Toolbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real kubectl, as a person would call it. */
public final class Kubectl {
    private final Path kubeconfig;

    /** With the rights of this kubeconfig. */
    public Kubectl(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    /** Runs it and returns what it printed; a failure throws with its words. */
    public String run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("--kubeconfig=" + kubeconfig));
        words.addAll(List.of(arguments));
        try {
            ToolRun run = ToolRun.of(Toolbox.open(Progress.STDERR), Tool.KUBECTL, Map.of(), "", words);
            if (run.exitCode() != 0) {
                throw new AssertionError("kubectl " + String.join(" ", words) + " failed: " + run.output());
            }
            return run.output();
        } catch (IOException e) {
            throw new IllegalStateException("kubectl cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while kubectl ran", e);
        }
    }
}
