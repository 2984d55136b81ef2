package dev.longshore.local.gomodules;

import dev.longshore.local.ClusterUnavailableException;
import dev.longshore.local.Progress;
import dev.longshore.local.machine.Command;
import dev.longshore.local.machine.Resources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/** One tool in the cache, with a stamp beside it that says of which sources it was built. */
final class ToolBuild {
    private static final Resources RESOURCES = new Resources(ToolBuild.class);
    private static final String KUBERNETES_VERSION = "1.35.4";
    private static final String VERSION_PACKAGE = "k8s.io/component-base/version.";
    private static final String LINKER_FLAGS = "-s -w -X " + VERSION_PACKAGE + "gitVersion=v" + KUBERNETES_VERSION
            + " -X " + VERSION_PACKAGE + "gitMajor=1 -X " + VERSION_PACKAGE + "gitMinor=35";
    private static final Duration REPORT_EVERY = Duration.ofSeconds(15);
    private static final int KEPT_OUTPUT_LINES = 20;

    private final Tool tool;
    private final Path cache;
    private final Progress progress;

    ToolBuild(Tool tool, Path cache, Progress progress) {
        this.tool = tool;
        this.cache = cache;
        this.progress = progress;
    }

    Path binary() {
        return cache.resolve("bin").resolve(tool.program());
    }

    boolean isUpToDate() {
        try {
            return Files.isExecutable(binary())
                    && Files.exists(stamp())
                    && Files.readString(stamp()).equals(key());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + stamp(), e);
        }
    }

    void buildIfNeeded() {
        if (isUpToDate()) {
            return;
        }
        try {
            Files.createDirectories(binary().getParent());
            if (!isOfSameVersion()) {
                build();
            }
            Files.writeString(stamp(), key());
        } catch (IOException e) {
            throw new ClusterUnavailableException(
                    "cannot build " + tool.program() + " in " + cache + ": " + e.getMessage(), e);
        }
    }

    /** A binary without a stamp is kept if Go's build information names the pinned version. */
    private boolean isOfSameVersion() {
        if (!Files.isExecutable(binary()) || Files.exists(stamp())) {
            return false;
        }
        Command.Result info =
                Command.of("go", "version", "-m", binary().toString()).run();
        return info.succeeded()
                && tool.version(resource("go.mod"))
                        .filter(version -> info.output().contains("\t" + version + "\t"))
                        .isPresent();
    }

    private void build() throws IOException {
        Path temporary = binary().resolveSibling(tool.program() + ".tmp");
        progress.say("building " + tool.program() + " (" + tool.mainPackage() + "), once; it may take minutes");
        Instant start = Instant.now();
        Process process = new ProcessBuilder(
                        "go",
                        "build",
                        "-v",
                        "-trimpath",
                        "-ldflags",
                        LINKER_FLAGS,
                        "-o",
                        temporary.toString(),
                        tool.mainPackage())
                .directory(sources().toFile())
                .redirectErrorStream(true)
                .start();
        String lastLines = follow(process, start);
        int exit = process.onExit().join().exitValue();
        if (exit != 0) {
            throw new ClusterUnavailableException(
                    "go build " + tool.mainPackage() + " failed with exit code " + exit + ":\n" + lastLines);
        }
        Files.move(temporary, binary(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        progress.say("built " + tool.program() + " in " + seconds(start) + " s");
    }

    private String follow(Process process, Instant start) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        Instant next = start.plus(REPORT_EVERY);
        int packages = 0;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                packages++;
                last.addLast(line);
                if (last.size() > KEPT_OUTPUT_LINES) {
                    last.removeFirst();
                }
                if (Instant.now().isAfter(next)) {
                    progress.say("  " + tool.program() + ": " + packages + " packages, " + seconds(start) + " s");
                    next = Instant.now().plus(REPORT_EVERY);
                }
            }
        }
        return String.join("\n", last);
    }

    private static long seconds(Instant start) {
        return Duration.between(start, Instant.now()).toSeconds();
    }

    /** Go wants its module in a folder of the file system. */
    private Path sources() throws IOException {
        Path folder = Files.createDirectories(cache.resolve("tools").resolve(tool.module()));
        for (String file : tool.sources()) {
            Files.writeString(folder.resolve(file), resource(file));
        }
        return folder;
    }

    private Path stamp() {
        return binary().resolveSibling("." + tool.program() + ".built-from");
    }

    private String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            tool.sources().forEach(file -> update(digest, resource(file)));
            update(digest, tool.mainPackage());
            update(digest, LINKER_FLAGS);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
    }

    private String resource(String file) {
        return RESOURCES.text("tools/" + tool.module() + "/" + file);
    }
}
