package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A pod that asks as often as it can, one request after the other, by a core Service's own address, and counts the answers. */
record LoadPod(Sandbox ecs, Pod pod) {
    private static final String BUSYBOX = "busybox:1.36";

    /** Starts the load; returns when twenty requests were answered. */
    static LoadPod on(Sandbox ecs, String service) {
        String address = address(ecs, service);
        String script = """
            ok=0; lost=0
            while [ ! -f /tmp/end ]; do
              if timeout 3 wget -q -O /dev/null http://%s/; then ok=$((ok+1)); else lost=$((lost+1)); fi
              [ $ok -ge 20 ] && touch /tmp/warm
            done
            echo answered $ok failed $lost
            """.formatted(address);
        Pod pod = ecs.client()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("load")
                        .withNamespace(ecs.name())
                        .endMetadata()
                        .withNewSpec()
                        .withNodeName("node-1")
                        .withRestartPolicy("Never")
                        .addNewContainer()
                        .withName("load")
                        .withImage(BUSYBOX)
                        .withImagePullPolicy("IfNotPresent")
                        .withCommand("sh", "-c", script)
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        ecs.eventually(
                () -> assertThat(exec(ecs, pod, "test", "-f", "/tmp/warm")).isZero());
        return new LoadPod(ecs, pod);
    }

    private static String address(Sandbox ecs, String service) {
        return Sandbox.read(ecs.client().services().inNamespace(ecs.name()).withName(service))
                .getSpec()
                .getClusterIP();
    }

    /** Whether it is one of these pods that answers at a core Service's address. */
    boolean isAnsweredBy(List<Pod> pods, String service) {
        String names =
                pods.stream().map(one -> " -e " + one.getMetadata().getName()).collect(Collectors.joining());
        String ask = "timeout 3 wget -q -O - http://" + address(ecs, service) + "/ | grep -q -x" + names;
        return exec(ecs, pod, "sh", "-c", ask) == 0;
    }

    /** Ends the load; answers "answered N failed M". */
    String end() {
        exec(ecs, pod, "touch", "/tmp/end");
        ecs.eventually(() -> assertThat(Sandbox.read(ecs.client().pods().resource(pod))
                        .getStatus()
                        .getPhase())
                .isEqualTo("Succeeded"));
        return ecs.client().pods().resource(pod).getLog().strip();
    }

    /** A container web that answers on port 8080 with its pod's name. */
    static ContainerDefinition server() {
        return container("web", port(8080, 0)).toBuilder()
                .image(BUSYBOX)
                .cpu(16)
                .memory(16)
                .command(List.of(
                        "sh",
                        "-c",
                        "trap 'exit 0' TERM; hostname > /tmp/index.html; httpd -f -p 8080 -h /tmp & wait $!"))
                .build();
    }

    /** Runs a command in a pod's first container; answers its exit code, or -1 after ten seconds. */
    static int exec(Sandbox ecs, Pod pod, String... command) {
        try (var watch =
                ecs.client().pods().resource(pod).writingOutput(System.out).exec(command)) {
            return watch.exitCode().completeOnTimeout(-1, 10, TimeUnit.SECONDS).join();
        }
    }
}
