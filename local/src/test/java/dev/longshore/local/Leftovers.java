package dev.longshore.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks all over the machine for what a cluster may have left, with eyes of its own rather than the keeper's. */
final class Leftovers {
    private Leftovers() {}

    /** Every trace of the cluster of this id, in words. */
    static List<String> of(String id, Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        if (Files.exists(folder)) {
            found.add("folder " + folder);
        }
        for (Path slot : list(folder.resolve("../../slots").normalize())) {
            if (Files.readString(slot).strip().equals(id)) {
                found.add("slot " + slot);
            }
        }
        find("process", processes(id), found);
        find("link", grep(id, "ip", "-o", "link"), found);
        find("route", grep(id, "ip", "route", "show", "table", "all"), found);
        find("mount", grep(id, "cat", "/proc/mounts"), found);
        find("namespace", grep("cni-", "ip", "netns"), found);
        find("iptables rule", grep(id, "iptables-save"), found);
        find("cgroup", grep(id, "find", "/sys/fs/cgroup", "-type", "d", "-path", "*" + id + "*"), found);
        return found;
    }

    /** The ids of processes that carry the cluster's mark, and of those that run in its control groups. */
    static List<String> processes(String id) throws IOException {
        List<String> pids = new ArrayList<>();
        for (Path process : list(Path.of("/proc"))) {
            if (contains(process.resolve("environ"), "LONGSHORE_LOCAL_CLUSTER=" + id)
                    || contains(process.resolve("cgroup"), "longshore-" + id)) {
                pids.add(process.getFileName().toString());
            }
        }
        return pids;
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException ended) {
            return false;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        }
    }

    private static void find(String kind, List<String> things, List<String> found) {
        things.forEach(thing -> found.add(kind + " " + thing));
    }

    private static List<String> grep(String text, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines().filter(line -> line.contains(text)).toList();
    }
}
