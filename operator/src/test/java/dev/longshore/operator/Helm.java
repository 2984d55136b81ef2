package dev.longshore.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.LocalCluster;
import dev.longshore.local.Progress;
import dev.longshore.local.gomodules.Tool;
import dev.longshore.local.gomodules.Toolbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program helm, which must succeed.
 *
 * @param home where it may keep what it remembers
 */
record Helm(Path home) {
    String on(LocalCluster cluster, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        words.addAll(List.of("--kubeconfig", cluster.kubeconfigFile().toString()));
        return run(words.toArray(String[]::new));
    }

    String run(String... arguments) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Toolbox.open(Progress.STDERR).path(Tool.HELM).toString());
        words.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        List.of("CACHE", "CONFIG", "DATA")
                .forEach(kind -> builder.environment().put("HELM_" + kind + "_HOME", home.toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
        return output;
    }
}
