package dev.longshore.local.docker;

import dev.longshore.local.Progress;
import dev.longshore.local.gomodules.Tool;
import dev.longshore.local.gomodules.Toolbox;
import dev.longshore.local.image.Image;
import dev.longshore.local.k3s.K3sProvider;
import dev.longshore.local.machine.Kubeconfig;
import dev.longshore.local.machine.Pki;
import dev.longshore.local.machine.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Images that stand in where no registry can be reached: k3s as an API server with its controllers, made of the same
 * built tools as the local cluster (it runs no pods), and the two small containers by which Testcontainers tries an engine
 * and sees to its clean-up.
 */
public final class K3sStandIn {
    private static final Resources RESOURCES = new Resources(K3sStandIn.class);
    private static final String SERVER = "https://127.0.0.1:6443";

    // These two names are fixed in each version of Testcontainers.
    private static final String REAPER = "docker.io/testcontainers/ryuk:0.14.0";
    private static final String PROBE = "docker.io/library/alpine:3.17";

    private K3sStandIn() {}

    /** Loads the images into the engine, under the names that the k3s provider and Testcontainers ask for. */
    public static void loadInto(DockerEngine engine, Progress progress) {
        progress.say("making a stand-in for " + K3sProvider.image());
        try {
            Path folder = Files.createTempDirectory("longshore-k3s");
            Path archive = folder.resolve("image.tar");
            try {
                engine.load(Image.named(PROBE).withBusybox().command("/bin/sh").writeTo(archive));
                engine.load(reaper().writeTo(archive));
                engine.load(k3s(engine, folder, progress).writeTo(archive));
            } finally {
                deleteAll(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the stand-in image for k3s", e);
        }
    }

    private static Image k3s(DockerEngine engine, Path folder, Progress progress) throws IOException {
        Toolbox tools = Toolbox.open(progress);
        Image image = Image.named(qualified(K3sProvider.image())).withBusybox();
        for (Tool tool : List.of(Tool.ETCD, Tool.KUBE_APISERVER, Tool.KUBE_CONTROLLER_MANAGER)) {
            image.program(tools.path(tool), "/k3s/" + tool.program());
        }
        Pki pki = Pki.create();
        Pki.Identity server =
                pki.issue("kube-apiserver", "", List.of("127.0.0.1", "localhost", "10.43.0.1", engine.address()));
        Pki.Identity tokens = Pki.serviceAccountKeys();
        Path entrypoint = Files.writeString(folder.resolve("k3s"), RESOURCES.text("k3s.sh"));
        Files.setPosixFilePermissions(entrypoint, PosixFilePermissions.fromString("rwxr-xr-x"));
        return image.file(entrypoint, "/bin/k3s")
                .text(pki.certificate(), "/etc/k3s/ca.crt")
                .text(server.certificate(), "/etc/k3s/apiserver.crt")
                .text(server.key(), "/etc/k3s/apiserver.key")
                .text(tokens.certificate(), "/etc/k3s/sa.pub")
                .text(tokens.key(), "/etc/k3s/sa.key")
                .text(
                        Kubeconfig.yaml(
                                "default", SERVER, pki.certificate(), pki.issue("admin", "system:masters", List.of())),
                        "/etc/rancher/k3s/k3s.yaml")
                .entrypoint("/bin/k3s")
                .expose(6443);
    }

    /** Says yes to whatever it is asked to remove; the engine's end removes all. */
    private static Image reaper() {
        return Image.named(REAPER)
                .withBusybox()
                .entrypoint(
                        "/bin/sh",
                        "-c",
                        "echo Started; exec nc -ll -p 8080 -e sh -c 'while read -r line; do echo ACK; done'")
                .expose(8080);
    }

    /** With the registry that Docker means when none is named. */
    private static String qualified(String image) {
        return image.matches("[^/]+\\.[^/]+/.*") ? image : "docker.io/" + image;
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
