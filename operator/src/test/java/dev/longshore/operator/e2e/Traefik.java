package dev.longshore.operator.e2e;

import dev.longshore.local.LocalCluster;
import dev.longshore.operator.support.GoModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real gateway: Traefik, built once from its Go module into the cache, with Gateway API's routes from the cluster under test. */
final class Traefik implements AutoCloseable {
    private static final String MODULE = "github.com/traefik/traefik/v3";
    private static final String VERSION = "v3.4.1";
    private static final long BUILD_MINUTES = 30;
    private static final long ENDS_WITHIN_SECONDS = 40;

    private final Process process;
    private final int port;

    private Traefik(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Traefik start(LocalCluster cluster, int port) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        binary().toString(),
                        "--entryPoints.web.address=127.0.0.1:" + port,
                        "--entryPoints.traefik.address=127.0.0.1:0",
                        "--providers.kubernetesGateway=true",
                        "--global.checkNewVersion=false",
                        "--global.sendAnonymousUsage=false",
                        "--log.level=INFO")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "traefik.log").toFile());
        builder.environment().put("KUBECONFIG", cluster.kubeconfigFile().toString());
        return new Traefik(builder.start(), port);
    }

    /** Where it listens. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    private static Path binary() throws IOException, InterruptedException {
        Path cache = Path.of(
                System.getenv().getOrDefault("LONGSHORE_CACHE", System.getProperty("user.home") + "/.cache/longshore"));
        Path binary = cache.resolve("traefik-" + VERSION).resolve("traefik");
        return Files.isExecutable(binary) ? binary : build(binary);
    }

    /** Its module has all but the pages of its dashboard, which need a browser's tools to build. */
    private static Path build(Path binary) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("traefik");
        Path source = work.resolve("source");
        run(work, "cp", "-r", GoModule.of(MODULE + "@" + VERSION).folder().toString(), source.toString());
        run(work, "chmod", "-R", "u+w", source.toString());
        Files.createDirectories(source.resolve("webui/static"));
        Files.writeString(source.resolve("webui/static/index.html"), "none");
        Files.createDirectories(binary.getParent());
        Path built = binary.resolveSibling("traefik.new");
        run(
                source,
                "env",
                "CGO_ENABLED=0",
                "go",
                "build",
                "-mod=mod",
                "-ldflags=-s -w",
                "-o",
                built.toString(),
                "./cmd/traefik");
        Files.move(built, binary);
        run(work, "rm", "-rf", source.toString());
        return binary;
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(List.of(command) + " failed");
        }
    }

    @Override
    public void close() {
        process.destroy();
        // It lets open connections end first, for ten seconds.
        process.onExit().orTimeout(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS).join();
    }
}
