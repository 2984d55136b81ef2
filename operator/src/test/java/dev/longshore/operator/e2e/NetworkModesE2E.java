package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.local.RealNode;
import dev.longshore.local.junit.LocalKubernetes;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The four network modes, as processes inside see them. In each of them the containers of a task reach each other at localhost. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class NetworkModesE2E extends RealTasks {
    private static final String SERVER =
            "{name: server, image: 'busybox:1.36', memory: 16, stopTimeout: 2, portMappings: %s,"
                    + " command: [sh, -c, 'hostname > /tmp/index.html; exec httpd -f -p %d -h /tmp']}";

    @Test
    void eachModeReachesWhatItMay() {
        ecs.configure(cluster -> cluster.addedImage("busybox:1.36"));
        ecs.allow("hostNetwork: true");
        RealNode node = local.realNodes().getFirst();
        define("none", definition("none", "[]", 8080, """
            test "$(ls /sys/class/net)" = lo || exit 2
            ping -c 1 -w 2 %s > /dev/null 2>&1 && exit 3
            test "$(wc -l < /proc/net/route)" = 1 || exit 4
            """.formatted(node.address())));
        define("bridge", definition("bridge", "[{containerPort: 8080, hostPort: 0}]", 8080, """
            test "$(hostname)" != %s || exit 2
            ping -c 1 -w 5 %s > /dev/null || exit 3
            """.formatted(
                        node.name(), node.address())));
        define("host", definition("host", "[{containerPort: 8099}]", 8099, """
            ip address | grep -q 'inet %s/' || exit 2
            test "$(wget -q -O - http://%s:8099)" = %s || exit 3
            """.formatted(
                        node.address(), node.address(), node.name())));
        define(
                "own",
                "networkMode: awsvpc\ncontainerDefinitions: [" + SERVER.formatted("[{containerPort: 8080}]", 8080)
                        + "]");
        for (String mode : List.of("none", "bridge", "host")) {
            startOnFirstNode(mode, mode);
        }
        startOnFirstNode("one", "own");
        startOnFirstNode("two", "own");

        for (String mode : List.of("none", "bridge", "host")) {
            assertThat(exitCode(ended(mode), "client")).as(mode).isEqualTo(42);
        }
        assertEachAnswersAtItsOwnAddress(runningPod("one"), runningPod("two"));
    }

    /** Both on one node, on the same port. */
    private void assertEachAnswersAtItsOwnAddress(Pod one, Pod two) {
        String first = one.getStatus().getPodIP();
        String second = two.getStatus().getPodIP();
        assertThat(first).isNotEqualTo(second);
        define("asks", """
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              command:
              - sh
              - -c
              - |
                test "$(wget -q -O - http://%s:8080)" = %s || exit 1
                test "$(wget -q -O - http://%s:8080)" = %s || exit 2
                exit 42
            """.formatted(
                first, one.getMetadata().getName(), second, two.getMetadata().getName()));
        assertThat(exitCode(run("asks"), "app")).isEqualTo(42);
    }

    private static String definition(String mode, String ports, int port, String checks) {
        return "networkMode: " + mode + "\ncontainerDefinitions:\n- " + SERVER.formatted(ports, port)
                + """

                - name: client
                  image: busybox:1.36
                  memory: 16
                  command:
                  - sh
                  - -c
                  - |
                    for i in 1 2 3 4 5; do wget -q -O - http://127.0.0.1:%d && break; sleep 1; done | grep -q . || exit 1
                """.formatted(port) + checks.indent(4) + "    exit 42\n";
    }

    private void startOnFirstNode(String task, String family) {
        String node = local.realNodes().getFirst().name();
        ecs.apply(task(
                task,
                TaskSpec.builder()
                        .taskDefinition(family)
                        .containerInstances(List.of(node))
                        .build()));
    }
}
