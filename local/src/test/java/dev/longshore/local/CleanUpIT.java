package dev.longshore.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a cluster outlives the process that started it, however that process ends. */
class CleanUpIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "INT"})
    void nothingIsLeftAfterTheProcessGotASignal(String signal) throws Exception {
        Process child = child();
        Path folder = folder(child);
        String id = String.valueOf(folder.getFileName());
        assertThat(Leftovers.of(id, folder))
                .as("the search finds a cluster that runs")
                .anyMatch(thing -> thing.startsWith("process"))
                .anyMatch(thing -> thing.startsWith("link"))
                .anyMatch(thing -> thing.startsWith("route"))
                .anyMatch(thing -> thing.startsWith("cgroup"))
                .anyMatch(thing -> thing.startsWith("slot"));

        new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid()))
                .start()
                .onExit()
                .join();
        child.onExit().join();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Leftovers.of(id, folder)).isEmpty());
    }

    private static Process child() throws IOException {
        List<String> command = List.of(
                // A shell that runs tests in the background has them ignore SIGINT.
                "env",
                "--default-signal=INT",
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                ChildProgram.class.getName());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path folder(Process child) throws IOException {
        BufferedReader output = child.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("FOLDER ")) {
                return Path.of(line.substring("FOLDER ".length()));
            }
        }
        throw new IllegalStateException("the child JVM ended before its cluster was ready; its errors are above");
    }
}
