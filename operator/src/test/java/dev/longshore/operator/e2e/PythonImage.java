package dev.longshore.operator.e2e;

import dev.longshore.local.LocalCluster;
import dev.longshore.local.Progress;
import dev.longshore.local.image.Image;
import dev.longshore.local.machine.DebianPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An image with Python and an unmodified fluent-logger, both Debian's. */
final class PythonImage {
    static final String NAME = "docker.io/library/python:3";

    private static final Path PACKAGES = Path.of("/usr/lib/python3/dist-packages");

    private PythonImage() {}

    /** Brings it to the nodes; its archive is written to the folder. */
    static void load(LocalCluster local, Path folder) throws IOException {
        if (!Files.isReadable(PACKAGES.resolve("fluent/sender.py"))) {
            DebianPackages.install(List.of("python3", "python3-fluent-logger"), Progress.STDERR);
        }
        Path python = Path.of("/usr/bin/python3").toRealPath();
        Path library = Path.of("/usr/lib", python.getFileName().toString());
        Image image = Image.named(NAME)
                .withBusybox()
                .program(python, "/usr/bin/python3")
                .directory(library, library.toString())
                .environment("MSGPACK_PUREPYTHON", "1");
        for (String module : List.of("fluent", "msgpack")) {
            image.directory(PACKAGES.resolve(module), PACKAGES.resolve(module).toString());
        }
        local.loadImage(image.writeTo(folder.resolve("python.tar")));
    }
}
