package dev.longshore.operator.image;

import dev.longshore.local.machine.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts the operator of a root folder once, to see which classes it loads. */
final class Rehearsal {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    /** In these the sampler and the first reconciliations have begun. */
    private static final Duration IN_OFFICE = Duration.ofSeconds(3);

    private Rehearsal() {}

    /**
     * The names of what it loads in the order of the alphabet, so that they depend little on which thread was first.
     *
     * @param folder for its files
     * @throws IllegalStateException if it does not become ready
     */
    static List<String> classes(RootFolder root, List<String> options, Path folder)
            throws IOException, InterruptedException {
        Path list = folder.resolve("loaded");
        Path log = folder.resolve("rehearsal.log");
        Path kubeconfig = folder.resolve("kubeconfig");
        int port = Ports.free("127.0.0.1");
        List<String> command =
                new ArrayList<>(List.of(root.java().resolve("bin/java").toString()));
        command.addAll(options);
        command.add("-XX:DumpLoadedClassList=" + list);
        command.addAll(List.of("-jar", root.operator().resolve("longshore.jar").toString(), "operator"));
        command.addAll(List.of("--http-port=" + port, "--lease=default/rehearsal"));
        try (EmptyCluster cluster = new EmptyCluster()) {
            Files.writeString(kubeconfig, cluster.kubeconfig());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("KUBECONFIG", kubeconfig.toString());
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "POD_NAME"));
            Process process = builder.start();
            try {
                awaitReady(process, port, log);
                Thread.sleep(IN_OFFICE);
            } finally {
                process.destroy();
            }
            if (!process.waitFor(ENDS_WITHIN)) {
                process.destroyForcibly();
                throw new IllegalStateException("the rehearsing operator did not end: " + Files.readString(log));
            }
        }
        return names(list);
    }

    private static void awaitReady(Process process, int port, Path log) throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                .build();
        Instant end = Instant.now().plus(READY_WITHIN);
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, ready)) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException("the rehearsing operator is not ready: " + Files.readString(log));
                }
                Thread.sleep(POLL);
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Without the numbers of a run, and without what only the linking of classes in advance would use. */
    private static List<String> names(Path list) throws IOException {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.filter(line -> !line.startsWith("#") && !line.startsWith("@cp "))
                    .map(line -> line.replaceFirst(" id: .*", ""))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
