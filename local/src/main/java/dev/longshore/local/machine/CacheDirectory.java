package dev.longshore.local.machine;

import java.nio.file.Path;
import java.util.Optional;

/** Where built tools and running clusters live: LONGSHORE_CACHE, else longshore in the user's cache directory. */
public final class CacheDirectory {
    private CacheDirectory() {}

    /** The directory; it may not exist yet. */
    public static Path path() {
        return variable("LONGSHORE_CACHE")
                .orElseGet(() -> variable("XDG_CACHE_HOME")
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("longshore"))
                .toAbsolutePath();
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
