package dev.longshore.operator.e2e;

import static dev.longshore.operator.support.Ecs.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Fields of a definition, asserted from inside the containers: a check that fails ends the container with the number of its line. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class TaskFieldsE2E extends RealTasks {
    @Test
    void aContainerHasWhatItsDefinitionSays() {
        ecs.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("prod.db")
                        .withNamespace(ecs.name())
                        .endMetadata()
                        .addToStringData("password", "s3cret")
                        .build())
                .create();
        ecs.client()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("bucket.app.env")
                        .withNamespace(ecs.name())
                        .endMetadata()
                        .addToData("COLOUR", "green")
                        .addToData("SHAPE", "round")
                        .build())
                .create();
        define("fields", """
            executionRoleArn: role
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 64
              hostname: web
              user: "0"
              environment: [{name: SHAPE, value: square}]
              environmentFiles: [{value: "arn:aws:s3:::bucket/app.env", type: s3}]
              secrets: [{name: PASSWORD, valueFrom: "arn:aws:secretsmanager:r:1:secret:prod/db-AbCdEf:password::"}]
              extraHosts: [{hostname: db.local, ipAddress: 10.1.2.3}]
              dnsServers: [10.9.8.7]
              dnsSearchDomains: [corp.example]
              systemControls: [{namespace: net.ipv4.tcp_syncookies, value: "0"}]
              dockerSecurityOptions: [no-new-privileges]
              linuxParameters:
                capabilities: {drop: [ALL]}
                sharedMemorySize: 8
                initProcessEnabled: true
                tmpfs: [{containerPath: /scratch, size: 4}]
              command:
              - sh
              - -c
              - |
                test "$(hostname)" = web || exit 1
                test "$SHAPE $COLOUR $PASSWORD" = 'square green s3cret' || exit 2
                grep -q '10.1.2.3.*db.local' /etc/hosts || exit 3
                grep -q 'nameserver 10.9.8.7' /etc/resolv.conf || exit 4
                grep -q 'search corp.example' /etc/resolv.conf || exit 5
                test "$(cat /proc/sys/net/ipv4/tcp_syncookies)" = 0 || exit 6
                grep -q 'NoNewPrivs:.*1' /proc/self/status || exit 7
                grep -q 'CapEff:.*0000000000000000' /proc/self/status || exit 8
                df -k /dev/shm | grep -q ' 8192 ' || exit 9
                df -k /scratch | grep -q ' 4096 ' || exit 10
                test $$ != 1 || exit 11
                exit 42
            """);

        assertThat(exitCode(run("fields"), "app")).isEqualTo(42);
    }

    @Test
    void aSecretThatIsMissingKeepsTheTaskFromStarting() {
        define("fields", """
            executionRoleArn: role
            containerDefinitions:
            - {name: app, image: "busybox:1.36", memory: 16, secrets: [{name: TOKEN, valueFrom: /prod/token}]}
            """);

        TaskState state = run("fields");

        assertThat(state.stopCode()).isEqualTo(TaskStopCode.TASK_FAILED_TO_START);
        assertThat(state.stoppedReason())
                .isEqualTo("ResourceInitializationError: unable to pull secrets or registry auth: "
                        + "secret \"prod.token\" not found");
    }

    @Test
    void theNodesDirectoryIsMountedWhereTheClusterAllowsIt() {
        ecs.allow("hostPaths: [/tmp]\nhostPid: true");
        define("fields", """
            pidMode: host
            volumes: [{name: state, host: {sourcePath: /tmp}}]
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              mountPoints: [{sourceVolume: state, containerPath: /state}]
              command:
              - sh
              - -c
              - |
                touch /state/%1$s && rm /state/%1$s || exit 1
                test $$ -gt 50 || exit 2
                grep -q ' /state ' /proc/mounts || exit 3
                exit 42
            """.formatted(ecs.name()));

        assertThat(exitCode(run("fields"), "app")).isEqualTo(42);
    }

    @Test
    void aServiceReplacesAnUnhealthyTask() {
        define("web", """
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              stopTimeout: 2
              healthCheck: {command: [CMD-SHELL, "test ! -f /tmp/ill"], interval: 5, timeout: 2, retries: 1}
              command: [sh, -c, "trap 'exit 0' TERM; while true; do sleep 1; done"]
            """);
        ecs.apply(service("web", "web", 1));
        ecs.awaitStable("web");
        Pod first = ecs.livePods("web").getFirst();
        try (var ill =
                ecs.client().pods().resource(first).writingOutput(System.out).exec("touch", "/tmp/ill")) {
            ill.exitCode().completeOnTimeout(-1, 10, TimeUnit.SECONDS).join();
        }

        ecs.eventually(() -> assertThat(Sandbox.read(ecs.client().pods().resource(first))
                        .getMetadata()
                        .getAnnotations())
                .containsEntry(Annotations.STOP_CODE, "ServiceSchedulerInitiated")
                .containsEntry(Annotations.STOPPED_REASON, "Task failed container health checks"));
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .contains("(service web) (task "
                        + first.getMetadata().getLabels().get(Labels.TASK_ID) + ") failed container health checks."));
        assertThat(ecs.livePods("web"))
                .as("the replacement started first")
                .singleElement()
                .satisfies(pod -> assertThat(pod.getStatus()
                                .getContainerStatuses()
                                .getFirst()
                                .getReady())
                        .isTrue());
        ecs.awaitStable("web");
    }
}
