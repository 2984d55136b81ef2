package dev.longshore.local.docker;

import dev.longshore.local.ClusterUnavailableException;
import dev.longshore.local.Progress;
import dev.longshore.local.machine.Bridge;
import dev.longshore.local.machine.CacheDirectory;
import dev.longshore.local.machine.ClusterState;
import dev.longshore.local.machine.Command;
import dev.longshore.local.machine.Keeper;
import dev.longshore.local.machine.NamespacedHost;
import dev.longshore.local.machine.Pki;
import dev.longshore.local.machine.Resources;
import dev.longshore.local.machine.Subnet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A Docker engine of its own for the tests of one JVM, made of Debian's docker.io, in namespaces of its own: it leaves nothing
 * behind and meets no other engine of the machine. Testcontainers finds it by itself. It has no way to a registry but the
 * machine's: load images with {@link #load}. Testcontainers keeps the first engine that it meets, so there is one in a JVM.
 */
public final class DockerEngine implements AutoCloseable {
    private static final Resources RESOURCES = new Resources(DockerEngine.class);
    private static final AtomicReference<Optional<DockerEngine>> CURRENT = new AtomicReference<>(Optional.empty());
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int PORT = 2376;
    private static final String PROCESS = "dockerd";

    private final ClusterState state;
    private final NamespacedHost host;
    private final Keeper keeper;

    private DockerEngine(ClusterState state, Keeper keeper) {
        this.state = state;
        this.keeper = keeper;
        host = new NamespacedHost(state, 1);
    }

    /**
     * Starts an engine; docker.io is installed first where that is allowed.
     *
     * @throws ClusterUnavailableException if something is missing, or if it does not answer
     */
    public static DockerEngine start(Progress progress) {
        List<String> missing = DockerPrograms.missing(progress);
        if (!missing.isEmpty()) {
            throw new ClusterUnavailableException("no Docker engine can be started: " + String.join("; ", missing));
        }
        Keeper.sweepOrphans(CacheDirectory.path());
        ClusterState state = ClusterState.create(CacheDirectory.path());
        DockerEngine engine = new DockerEngine(state, Keeper.of(state));
        try {
            engine.run();
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        CURRENT.set(Optional.of(engine));
        progress.say("Docker engine " + state.id() + " answers at " + engine.url());
        return engine;
    }

    /** The engine of this JVM that runs. */
    public static Optional<DockerEngine> current() {
        return CURRENT.get();
    }

    private void run() {
        Subnet subnet = Subnet.claim(state);
        Bridge.create(state, subnet);
        String files = host.folder() + "/run/longshore/";
        Pki pki = Pki.create();
        Pki.Identity server = pki.issue("dockerd", "", List.of(host.address()));
        Pki.Identity client = pki.issue("client", "", List.of());
        state.write(files + "tls/ca.pem", pki.certificate());
        state.write(files + "tls/server.pem", server.certificate());
        state.write(files + "tls/server-key.pem", server.key());
        state.write("client/ca.pem", pki.certificate());
        state.write("client/cert.pem", client.certificate());
        state.write("client/key.pem", client.key());
        String runtime = DockerPrograms.runtime().orElse("");
        state.write(
                files + "daemon.json",
                RESOURCES.filled(
                        "daemon.json",
                        Map.of("cgroup", host.cgroup(), "runtime", runtime.isEmpty() ? "runc" : "longshore")));
        state.write(files + "runc", runtime.isEmpty() ? "#!/bin/sh\nexec runc \"$@\"\n" : runtime);
        host.start(PROCESS, "docker", RESOURCES.text("docker.sh"), CacheDirectory.path());
        awaitAnswer();
    }

    private void awaitAnswer() {
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (!docker("version").run().succeeded()) {
            if (Instant.now().isAfter(deadline) || !state.processes().containsKey(PROCESS)) {
                throw new ClusterUnavailableException("dockerd does not answer:\n"
                        + state.read(PROCESS + ".log").orElse("")
                        + state.read(host.folder() + "/var/log/dockerd.log").orElse(""));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Imports a docker-archive. */
    public void load(Path dockerArchive) {
        docker("load", "--quiet", "--input", dockerArchive.toString()).must();
    }

    private Command docker(String... words) {
        return Command.of("/usr/bin/docker", "--host=" + url(), "--tlsverify")
                .with("--tlscacert=" + certificates().resolve("ca.pem"))
                .with("--tlscert=" + certificates().resolve("cert.pem"))
                .with("--tlskey=" + certificates().resolve("key.pem"))
                .with(words);
    }

    /** Where it listens, with TLS and client certificates. */
    public String url() {
        return "tcp://" + address() + ":" + PORT;
    }

    /** The address on which the published ports of its containers answer. */
    public String address() {
        return host.address();
    }

    /** The folder of ca.pem, cert.pem and key.pem for its clients. */
    public Path certificates() {
        return state.file("client");
    }

    /** Ends the engine and every container in it. */
    @Override
    public void close() {
        CURRENT.updateAndGet(current -> current.filter(engine -> engine != this));
        keeper.dismiss();
    }
}
