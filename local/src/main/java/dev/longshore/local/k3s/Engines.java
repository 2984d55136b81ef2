package dev.longshore.local.k3s;

import dev.longshore.local.docker.DockerEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine is at hand. */
final class Engines {
    private Engines() {}

    /**
     * Testcontainers remembers for the JVM's whole life that it found no engine; so it is asked only where there is a
     * sign of one.
     */
    static boolean answers() {
        return hasSign() && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean hasSign() {
        return DockerEngine.current().isPresent()
                || System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"))
                || sockets().stream().anyMatch(Files::exists);
    }

    /** Where engines put their sockets. */
    static List<Path> sockets() {
        Path home = Path.of(System.getProperty("user.home"));
        String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run/user/0");
        return List.of(
                Path.of("/var/run/docker.sock"),
                Path.of(runtime, "docker.sock"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock"));
    }
}
