package dev.longshore.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The small process that outlives this JVM to clean up after it. It waits on a pipe from the JVM; the kernel closes the
 * pipe however the JVM ends, be it by kill -9.
 */
public final class Keeper {
    private static final Resources RESOURCES = new Resources(Keeper.class);
    private static final String SCRIPT = "sweep.sh";

    /** The file that says that a cluster outlives its process. */
    private static final String PERSISTENT = "persistent";

    private static final Duration TIME_FOR_A_KEEPER = Duration.ofMinutes(1);

    private final Process process;

    private Keeper(Process process) {
        this.process = process;
    }

    /** A keeper for a cluster that lives as long as this JVM at most. */
    public static Keeper of(ClusterState state) {
        Path script = state.write(SCRIPT, RESOURCES.text(SCRIPT));
        ProcessBuilder builder = new ProcessBuilder(
                "setsid",
                "bash",
                script.toString(),
                "--on-eof",
                state.id(),
                state.folder().toString());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove(ClusterState.MARKER);
        try {
            Process process = builder.start();
            state.write("keeper", Long.toString(process.pid()));
            return new Keeper(process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start bash to clean up after the cluster: " + e.getMessage(), e);
        }
    }

    /** Lets a cluster live on until it is swept. */
    public static void renounce(ClusterState state) {
        state.write(PERSISTENT, "");
    }

    /** Has the cluster removed and waits until it is. */
    public void dismiss() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell the keeper to clean up", e);
        }
        process.onExit().join();
    }

    /** Removes a cluster that has no keeper. */
    public static void sweep(ClusterState state) {
        Path script = state.write(SCRIPT, RESOURCES.text(SCRIPT));
        ProcessBuilder builder = new ProcessBuilder(
                "bash", script.toString(), state.id(), state.folder().toString());
        builder.environment().remove(ClusterState.MARKER);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            builder.start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start bash to remove the cluster " + state.id(), e);
        }
    }

    /** Removes the clusters whose keeper is gone too, as after a reboot. */
    public static void sweepOrphans(Path cache) {
        Path all = ClusterState.all(cache);
        if (!Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> folders = Files.list(all)) {
            folders.map(folder -> new ClusterState(folder.getFileName().toString(), folder))
                    .filter(Keeper::isOrphan)
                    .forEach(Keeper::sweep);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + all, e);
        }
    }

    private static boolean isOrphan(ClusterState state) {
        if (state.read(PERSISTENT).isPresent()) {
            return false;
        }
        return state.read("keeper")
                .map(pid -> !isKeeper(Path.of("/proc", pid.strip(), "cmdline"), state))
                .orElseGet(() -> isOld(state.folder()));
    }

    /** A cluster gets its keeper right after its folder. */
    private static boolean isOld(Path folder) {
        return folder.toFile().lastModified()
                < Instant.now().minus(TIME_FOR_A_KEEPER).toEpochMilli();
    }

    private static boolean isKeeper(Path commandLine, ClusterState state) {
        try {
            List<String> words = List.of(Files.readString(commandLine).split("\0"));
            return words.contains(state.id());
        } catch (IOException gone) {
            return false;
        }
    }
}
