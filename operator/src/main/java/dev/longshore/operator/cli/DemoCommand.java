package dev.longshore.operator.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longshore demo}: the main job, on a machine that has nothing yet. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a service from a real ECS task definition on a local Kubernetes with two real nodes.",
            "",
            "Starts the cluster and the operator, applies examples/web, shows instances and tasks, and asks one task over HTTP."
                    + " Then it waits for Ctrl-C, which takes everything away again.",
            ""
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--once",
            description = "End after the proof: exit code 0 if a task answered, 1 with an explanation if not.")
    private boolean once;

    @Option(names = "--provider", paramLabel = "NAME", description = "Only this way to a cluster: k3s or go-modules.")
    private @Nullable String provider;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logging.onlyErrors();
        var narrator = new Narrator(spec.commandLine().getOut());
        try (var demo = new Demo(narrator, example(), provider)) {
            demo.run();
            if (!once) {
                narrator.say("");
                narrator.say("Look around, in another terminal:");
                narrator.detail("export KUBECONFIG=" + demo.kubeconfig());
                narrator.detail("kubectl get ecs -A");
                narrator.detail("kubectl scale services.ecs.longshore.dev/web --replicas 4");
                narrator.say("Ctrl-C ends the demo and takes everything away.");
                demo.waitForInterrupt();
            }
        }
        return 0;
    }

    /** The launcher says where the checkout is; without it, the current directory is taken for it. */
    private static Path example() {
        return Path.of(System.getProperty("longshore.home", "."))
                .resolve("examples")
                .resolve("web");
    }
}
