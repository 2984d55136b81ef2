package dev.longshore.operator.e2e;

import dev.longshore.local.LocalCluster;
import dev.longshore.local.Progress;
import dev.longshore.local.image.Image;
import dev.longshore.local.machine.Command;
import dev.longshore.local.machine.DebianPackages;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Debian's docker-registry with a password, as a pod on the first real node: it answers on that node's loopback alone. */
record PrivateRegistry(LocalCluster local, Sandbox ecs) {
    static final String ADDRESS = "127.0.0.1:5000";
    static final String PASSWORD = "s3cret-pull";

    private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
    private static final String PRIVATE = "docker.io/library/private:1";
    private static final String USER = "puller";
    /** bcrypt of {@link #PASSWORD}. */
    private static final String HTPASSWD = USER + ":$2b$05$2MT8ps5KEa.qrN2umsj1kOx3FymMBWHYQ/EyC6rupAi3uwMc.hzje\n";

    private static final String CONFIGURATION = """
            version: 0.1
            log: {level: warn}
            storage: {filesystem: {rootdirectory: /var/registry}}
            http: {addr: "127.0.0.1:5000"}
            auth: {htpasswd: {realm: longshore, path: /etc/registry/htpasswd}}
            """;

    /** Starts it; {@link #push} waits until it answers. */
    void start(Path folder) {
        if (!Files.isExecutable(PROGRAM)) {
            DebianPackages.install(List.of("docker-registry"), Progress.STDERR);
        }
        local.loadImage(Image.named("docker.io/library/registry:2")
                .withBusybox()
                .program(PROGRAM)
                .text(CONFIGURATION, "/etc/registry/config.yml")
                .text(HTPASSWD, "/etc/registry/htpasswd")
                .command(PROGRAM.toString(), "serve", "/etc/registry/config.yml")
                .writeTo(folder.resolve("registry.tar")));
        // No image that other tests use: a kubelet asks for the credentials of what was pulled with some once.
        local.loadImage(Image.named(PRIVATE)
                .withBusybox()
                .text("private\n", "/private")
                .writeTo(folder.resolve("private.tar")));
        ecs.client().resource(pod()).create();
    }

    private Pod pod() {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(ecs.name())
                .withName("registry")
                .endMetadata()
                .withNewSpec()
                .withNodeName(local.realNodes().getFirst().name())
                .withHostNetwork(true)
                .withAutomountServiceAccountToken(false)
                .addNewContainer()
                .withName("registry")
                .withImage("docker.io/library/registry:2")
                .endContainer()
                .endSpec()
                .build();
    }

    /** Pushes an image with busybox under a name of this registry. */
    String push(String repository) {
        String image = ADDRESS + "/" + repository;
        ecs.eventually(() -> Command.of(inNode("ctr -n k8s.io images push --plain-http --user " + USER + ":" + PASSWORD
                        + " " + image + " " + PRIVATE))
                .must());
        return image;
    }

    private String[] inNode(String script) {
        long kubelet = Objects.requireNonNull(
                local.processes().get(local.realNodes().getFirst().name() + "/kubelet"));
        return new String[] {"nsenter", "--target=" + kubelet, "--mount", "--net", "sh", "-c", script};
    }

    /** What {@code kubectl create secret docker-registry} makes. */
    Secret credentials(String name, String password) {
        String auth = Base64.getEncoder().encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(ecs.name())
                .withName(name)
                .endMetadata()
                .withType("kubernetes.io/dockerconfigjson")
                .addToStringData(".dockerconfigjson", "{\"auths\":{\"" + ADDRESS + "\":{\"auth\":\"" + auth + "\"}}}")
                .build();
    }
}
