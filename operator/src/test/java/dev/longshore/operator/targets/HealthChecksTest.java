package dev.longshore.operator.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longshore.engine.target.CodeRanges;
import dev.longshore.engine.target.Target;
import dev.longshore.engine.target.TargetState;
import dev.longshore.engine.target.Thresholds;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TargetPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks on a schedule, of a target that is silent at first: a socket whose queue is full answers nothing. */
class HealthChecksTest {
    private static final GroupKey GROUP = new GroupKey("ns", "front");

    private final TaskTargets targets = new TaskTargets(InstantSource.system(), (group, pod) -> false);
    private final HealthChecks checks = new HealthChecks(targets, InstantSource.system());
    private final List<Socket> waiting = new ArrayList<>();
    private ServerSocket silent;

    @BeforeEach
    void fillTheQueue() throws IOException {
        silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        boolean full = false;
        while (!full) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort()), 300);
                waiting.add(socket);
            } catch (SocketTimeoutException e) {
                socket.close();
                full = true;
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        checks.close();
        for (Socket socket : waiting) {
            socket.close();
        }
        silent.close();
    }

    @Test
    void silenceIsAMissingWayUntilATargetHasAnswered() throws IOException {
        EcsTask task = register(true);
        checks.keep(GROUP, settings(), targets.of(GROUP));
        await().until(() -> checks.unreachable(GROUP));
        await().untilAsserted(() ->
                assertThat(health(task).state()).as("its pod is ready").isEqualTo(TargetState.HEALTHY));

        for (Socket socket : waiting) {
            silent.accept().close();
            socket.close();
        }
        await().until(() -> !checks.unreachable(GROUP));
        silent.close();
        await().untilAsserted(() -> {
            assertThat(health(task).state()).isEqualTo(TargetState.UNHEALTHY);
            assertThat(health(task).description()).isEqualTo("Health checks failed");
        });
    }

    @Test
    void whatIsNotKeptIsCheckedNoMore() {
        EcsTask task = register(false);
        checks.keep(GROUP, settings(), targets.of(GROUP));
        await().until(() -> checks.unreachable(GROUP));
        assertThat(health(task).state()).as("its pod is not ready").isEqualTo(TargetState.INITIAL);
        checks.drop(GROUP);
        assertThat(checks.unreachable(GROUP)).isFalse();
    }

    private EcsTask register(boolean ready) {
        EcsTask task = Tasks.running("web-1", ready, new TargetPort("front", "app", silent.getLocalPort()));
        targets.podChanged(task.pod(), Optional.empty(), Tasks.pod(task));
        return task;
    }

    private Target health(EcsTask task) {
        Map<TargetKey, RegisteredTarget> all = targets.of(GROUP);
        return all.values().stream()
                .filter(target -> target.task().equals(task))
                .findFirst()
                .orElseThrow()
                .health();
    }

    private static CheckSettings settings() {
        return new CheckSettings(
                CheckSettings.Protocol.TCP,
                Optional.empty(),
                "/",
                Duration.ofMillis(100),
                Duration.ofMillis(300),
                new Thresholds(2, 2),
                CodeRanges.parse("200"));
    }
}
