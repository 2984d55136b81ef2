package dev.longshore.local.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.longshore.local.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The folder in which a running cluster keeps all it has: another process can take the cluster over, or remove it, from
 * this folder alone.
 *
 * @param id 8 hexadecimal digits, unique on this machine; names the bridge, the cgroups and the marked processes
 * @param folder the folder
 */
public record ClusterState(String id, Path folder) {
    /** The environment variable by which every process of a cluster is known. */
    public static final String MARKER = "LONGSHORE_LOCAL_CLUSTER";

    /** What the names of the processes that are real nodes begin with. */
    public static final String NODE = "node.";

    /** A new cluster with an id of its own. */
    public static ClusterState create(Path cache) {
        return create(
                cache, HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
    }

    /** A new cluster with a given id; it must not exist. */
    public static ClusterState create(Path cache, String id) {
        ClusterState state = at(cache, id);
        try {
            Files.createDirectories(state.folder.getParent());
            Files.createDirectory(state.folder);
            Files.createDirectory(state.folder.resolve("pids"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the cluster's folder " + state.folder, e);
        }
        return state;
    }

    /** The cluster of an id, which need not exist. */
    public static ClusterState at(Path cache, String id) {
        return new ClusterState(id, all(cache).resolve(id));
    }

    /** The folder of all clusters. */
    public static Path all(Path cache) {
        return cache.resolve("clusters");
    }

    /** A file of the cluster; it need not exist. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Makes a folder of the cluster, with those above it. */
    public Path makeFolder(String name) {
        try {
            return Files.createDirectories(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + file(name), e);
        }
    }

    /** Writes a file of the cluster, with the folders above it. */
    public Path write(String name, String text) {
        try {
            Files.createDirectories(file(name).getParent());
            return Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(name), e);
        }
    }

    /** The text of a file of the cluster, if it exists. */
    public Optional<String> read(String name) {
        try {
            return Files.exists(file(name)) ? Optional.of(Files.readString(file(name))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(name), e);
        }
    }

    /** Keeps the flags of a component that may be started later. */
    public void keepFlags(Component component, List<String> flags) {
        write("flags/" + component.program(), String.join("\n", flags));
    }

    /** The flags kept for a component. */
    public List<String> flags(Component component) {
        return read("flags/" + component.program()).orElse("").lines().toList();
    }

    /** Starts a process of this cluster: in a session of its own, marked, its output in {@code NAME.log}. */
    public Process launch(String name, ProcessBuilder builder) {
        return launch(name, builder, folder);
    }

    /** The same in another working directory. */
    public Process launch(String name, ProcessBuilder builder, Path directory) {
        Path log = file(name + ".log");
        builder.environment().put(MARKER, id);
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(builder.command());
        builder.command(command);
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .directory(directory.toFile())
                    .start();
            write("pids/" + name, Long.toString(process.pid()));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** Process ids are used again, after a reboot at the latest; the mark tells. */
    private boolean isOurs(long pid) {
        try {
            String environment = Files.readString(Path.of("/proc", Long.toString(pid), "environ"), ISO_8859_1);
            return List.of(environment.split("\0")).contains(MARKER + "=" + id);
        } catch (IOException ended) {
            return false;
        }
    }

    /** The processes launched and still alive, by name. */
    public Map<String, Long> processes() {
        Map<String, Long> alive = new TreeMap<>();
        try (Stream<Path> files = Files.list(file("pids"))) {
            for (Path pidFile : files.toList()) {
                long pid = Long.parseLong(Files.readString(pidFile).strip());
                if (isOurs(pid)) {
                    alive.put(pidFile.getFileName().toString(), pid);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file("pids"), e);
        }
        return alive;
    }
}
