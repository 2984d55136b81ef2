package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.junit.LocalKubernetes;
import org.junit.jupiter.api.Test;

/** What the kernel grants a task's processes, asked from inside: a check that fails ends the container with its number. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class KernelFieldsE2E extends RealTasks {
    @Test
    void processesHaveTheLimitsAndPowersOfTheirDefinition() {
        ecs.configure(cluster -> cluster.addedImage("busybox:1.36"));
        ecs.allow("capabilities: [NET_ADMIN]");
        define("limits", """
            volumes: [{name: weights}]
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              cpu: 1024
              entryPoint: [sh, -c]
              user: "1000:2000"
              readonlyRootFilesystem: true
              ulimits: [{name: nofile, softLimit: 123, hardLimit: 234}, {name: core, softLimit: 0, hardLimit: 1024}]
              mountPoints: [{sourceVolume: weights, containerPath: /weights, readOnly: true}]
              command:
              - |
                grep -q 'Max open files *123 *234' /proc/self/limits || exit 1
                grep -q 'Max core file size *0 *1024' /proc/self/limits || exit 2
                test "$(id -u):$(id -g)" = 1000:2000 || exit 3
                touch /x 2>/dev/null && exit 4
                while ! test -s /weights/small; do sleep 1; done
                mine=$(cat /sys/fs/cgroup/cpu.weight /sys/fs/cgroup/cpu/cpu.shares 2>/dev/null)
                test "$mine" -gt $((4 * $(cat /weights/small))) || exit 5
                test $$ = 1 || exit 6
                exit 42
            - name: small
              image: busybox:1.36
              memory: 16
              cpu: 128
              essential: false
              mountPoints: [{sourceVolume: weights, containerPath: /weights}]
              command: [sh, -c, "cat /sys/fs/cgroup/cpu.weight /sys/fs/cgroup/cpu/cpu.shares 2>/dev/null > /weights/small"]
            """);
        define("powers", """
            pidMode: task
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              ulimits: [{name: nofile, softLimit: 55, hardLimit: 55}]
              linuxParameters: {capabilities: {add: [NET_ADMIN], drop: [CHOWN]}}
              dependsOn: [{containerName: marked, condition: START}]
              command:
              - sh
              - -c
              - |
                test "$(ulimit -n)" = 55 || exit 1
                ip link set lo mtu 1400 || exit 2
                touch /tmp/x && chown 7 /tmp/x 2>/dev/null && exit 3
                until grep -qs '[4]711' /proc/[0-9]*/cmdline; do sleep 1; done
                exit 42
            - {name: marked, image: "busybox:1.36", memory: 16, command: [sleep, "4711"], stopTimeout: 2}
            """);
        define("nobody", """
            containerDefinitions:
            - {name: app, image: "busybox:1.36", memory: 16, user: nobody,
               command: [sh, -c, 'test "$(whoami)" = nobody && exit 42']}
            """);
        start("limits");
        start("powers");
        start("nobody");

        assertThat(exitCode(ended("limits"), "app")).isEqualTo(42);
        assertThat(exitCode(ended("powers"), "app")).isEqualTo(42);
        assertThat(exitCode(ended("nobody"), "app")).isEqualTo(42);
    }
}
