package dev.longshore.local.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container image put together from local files and written as an archive that is an OCI image layout and a docker-archive: {@code docker
 * load}, containerd, skopeo and {@link dev.longshore.local.LocalCluster#loadImage} read it. No registry.
 */
public final class Image {
    private final String name;
    private final List<List<LayerEntry>> layers = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> exposedPorts = new ArrayList<>();
    private List<String> entrypoint = List.of();
    private List<String> command = List.of();
    private String workingDirectory = "";
    private String user = "";

    private Image(String name) {
        this.name = name;
        layers.add(new ArrayList<>());
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    }

    /**
     * An empty image.
     *
     * @param name registry, repository and tag as pods will name it, such as {@code docker.io/library/web:1}
     */
    public static Image named(String name) {
        if (!name.matches("[^/]+\\.[^/]+/.+:[^/:]+")) {
            throw new IllegalArgumentException(
                    "image name \"" + name
                            + "\" must be whole, as a node stores it: registry, repository and tag, e.g. docker.io/library/web:1");
        }
        return new Image(name);
    }

    /** {@code docker.io/library/busybox:1.36}: a shell with Debian's static busybox. */
    public static Image busybox() {
        return named("docker.io/library/busybox:1.36").withBusybox().command("/bin/sh");
    }

    /** The image that holds a pod's namespaces. */
    public static Image pause() {
        return named("registry.k8s.io/pause:3.10")
                .withBusybox()
                .command("/bin/sh", "-c", "trap 'exit 0' TERM INT; sleep 2147483647 & wait");
    }

    /**
     * Adds busybox with a link for each of its commands, and the usual folders and users.
     *
     * @throws IllegalStateException without a static busybox on this machine
     */
    public Image withBusybox() {
        entries().addAll(Busybox.entries());
        return this;
    }

    /** What is added from now on is a layer of its own, which changes for itself. */
    public Image layer() {
        layers.add(new ArrayList<>());
        return this;
    }

    private List<LayerEntry> entries() {
        return layers.getLast();
    }

    /** Adds a file of this machine, with its permissions. */
    public Image file(Path source, String target) {
        entries().add(LayerEntry.ofFile(source, target));
        return this;
    }

    /** Adds a file of this text, readable by all. */
    public Image text(String content, String target) {
        entries().add(LayerEntry.ofBytes(content.getBytes(StandardCharsets.UTF_8), target, 0644));
        return this;
    }

    /** Adds an empty folder with these permissions. */
    public Image folder(String target, int mode) {
        entries().add(new LayerEntry.Folder(target.substring(1), mode));
        return this;
    }

    /** Adds a folder of this machine with all that it holds; links stay links. */
    public Image directory(Path source, String target) {
        try (var paths = Files.walk(source)) {
            paths.sorted()
                    .map(path -> LayerEntry.ofFile(
                            path, target + "/" + source.relativize(path).toString()))
                    .forEach(entries()::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
        return this;
    }

    /** Adds a program of this machine under its own path, with the shared libraries that it needs. */
    public Image program(Path program) {
        return program(program, program.toString());
    }

    /** Adds a program of this machine under another path, with the shared libraries that it needs under their own. */
    public Image program(Path program, String target) {
        followed(program, target);
        SharedLibraries.of(program).forEach(library -> followed(library, library.toString()));
        return this;
    }

    /** The file to which a link leads, in the link's place. */
    private void followed(Path source, String target) {
        try {
            file(source.toRealPath(), target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }

    /** What is run; arguments of the pod's {@code args} follow it. */
    public Image entrypoint(String... words) {
        entrypoint = List.of(words);
        return this;
    }

    /** The default arguments, or what is run without an entrypoint. */
    public Image command(String... words) {
        command = List.of(words);
        return this;
    }

    /** Sets an environment variable. */
    public Image environment(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /** Names a TCP port on which the image serves. */
    public Image expose(int port) {
        exposedPorts.add(port + "/tcp");
        return this;
    }

    /** The working directory. */
    public Image workingDirectory(String path) {
        workingDirectory = path;
        return this;
    }

    /** The user, as name or id, with an optional group after a colon. */
    public Image user(String value) {
        user = value;
        return this;
    }

    /** Writes the archive; equal content gives an equal file. */
    public Path writeTo(Path archive) {
        ImageConfig config = new ImageConfig(environment, exposedPorts, entrypoint, command, workingDirectory, user);
        try {
            ImageArchive.write(name, layers, config, archive);
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the image " + name + " to " + archive, e);
        }
    }
}
