package dev.longshore.bench.system;

import dev.longshore.bench.report.Report;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.machine.ClusterState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The operator in a JVM of its own, with the options that the chart gives it: a heap of 50 % of 512 MiB. */
final class OperatorProcess implements AutoCloseable {
    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=64m", "-XX:+UseCompactObjectHeaders");
    private static final String MAIN = "dev.longshore.operator.cli.Longshore";
    private static final int END_SECONDS = 30;
    private static final int LOG_LINES = 20;

    private final Process process;
    private final Path log;

    private OperatorProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it against the cluster; it may take seconds until it works. */
    static OperatorProcess start(LocalCluster cluster, Optional<Path> profile) {
        Path kubeconfig = cluster.kubeconfigFile().toAbsolutePath();
        Path log = kubeconfig.resolveSibling("operator.log");
        ProcessBuilder builder =
                new ProcessBuilder(command(profile)).redirectErrorStream(true).redirectOutput(log.toFile());
        // As in the image.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        // Marked as one of the cluster's processes it ends with them, even if this JVM is killed.
        builder.environment().put(ClusterState.MARKER, clusterId(kubeconfig));
        try {
            return new OperatorProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the operator: " + e.getMessage(), e);
        }
    }

    /** A cluster's folder is named by its id. */
    private static String clusterId(Path kubeconfig) {
        return kubeconfig.getName(kubeconfig.getNameCount() - 2).toString();
    }

    /** How its JVM is started, for the report. */
    static String description() {
        return "java " + String.join(" ", JVM_OPTIONS);
    }

    private static List<String> command(Optional<Path> profile) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-Dkubernetes.user.agent=" + Report.OPERATOR);
        profile.ifPresent(file -> command.add(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file.toAbsolutePath()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN, "operator"));
        return command;
    }

    long pid() {
        return process.pid();
    }

    /** @throws IllegalStateException with the end of its log if it has ended */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "the operator has ended with " + process.exitValue() + ":\n" + String.join("\n", lastWords()));
        }
    }

    private List<String> lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
        } catch (IOException e) {
            return List.of("its log cannot be read: " + e.getMessage());
        }
    }

    /** Ends it, by force if it does not end by itself. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
