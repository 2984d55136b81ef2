package dev.longshore.local.gomodules;

import dev.longshore.local.ClusterUnavailableException;
import dev.longshore.local.Progress;
import dev.longshore.local.machine.CacheDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The built tools in the user's cache: each is built once for its version, whichever process comes first. */
public final class Toolbox {
    // File locks are held by the JVM as a whole; threads of one JVM queue here first.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path cache;
    private final Progress progress;

    private Toolbox(Path cache, Progress progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /** The toolbox in the user's cache directory; builds are told to {@code progress}. */
    public static Toolbox in(Path cache, Progress progress) {
        return new Toolbox(cache, progress);
    }

    /** The toolbox in {@link CacheDirectory#path()}. */
    public static Toolbox open(Progress progress) {
        return in(CacheDirectory.path(), progress);
    }

    /** Whether every one of these tools is built already. */
    boolean has(Collection<Tool> tools) {
        return tools.stream().map(this::build).allMatch(ToolBuild::isUpToDate);
    }

    /**
     * The tool's file, built first if need be.
     *
     * @throws ClusterUnavailableException if it cannot be built
     */
    public Path path(Tool tool) {
        ensure(Set.of(tool));
        return build(tool).binary();
    }

    /** The folder that holds every built tool under its program's name. */
    Path folder() {
        return cache.resolve("bin");
    }

    /** Builds those of the tools that are not built yet. */
    void ensure(Collection<Tool> tools) {
        if (has(tools)) {
            return;
        }
        THREADS.lock();
        try (FileChannel channel = lockFile();
                FileLock lock = lock(channel)) {
            if (lock.isValid()) {
                tools.stream().map(this::build).forEach(ToolBuild::buildIfNeeded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the tool cache " + cache, e);
        } finally {
            THREADS.unlock();
        }
    }

    private FileChannel lockFile() throws IOException {
        Files.createDirectories(cache);
        return FileChannel.open(cache.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private FileLock lock(FileChannel channel) throws IOException {
        FileLock free = channel.tryLock();
        if (free != null) {
            return free;
        }
        progress.say("waiting for another process that builds the tools in " + cache);
        return channel.lock();
    }

    private ToolBuild build(Tool tool) {
        return new ToolBuild(tool, cache, progress);
    }
}
