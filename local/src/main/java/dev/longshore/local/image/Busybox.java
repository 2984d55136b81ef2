package dev.longshore.local.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small root file system around a static busybox of this machine. */
final class Busybox {
    private static final Path PROGRAM = Path.of("/bin/busybox");
    private static final List<String> FOLDERS =
            List.of("bin", "dev", "etc", "home", "proc", "root", "run", "sys", "usr", "usr/bin", "var");
    private static final String USERS = "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n";
    private static final String GROUPS = "root:x:0:\nnogroup:x:65534:\n";

    private Busybox() {}

    static List<LayerEntry> entries() {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException(
                    PROGRAM + " is missing; install Debian's package busybox-static, of which images are made");
        }
        List<LayerEntry> entries = new ArrayList<>();
        FOLDERS.forEach(folder -> entries.add(new LayerEntry.Folder(folder, 0755)));
        entries.add(new LayerEntry.Folder("tmp", 01777));
        entries.add(LayerEntry.ofBytes(USERS.getBytes(StandardCharsets.UTF_8), "etc/passwd", 0644));
        entries.add(LayerEntry.ofBytes(GROUPS.getBytes(StandardCharsets.UTF_8), "etc/group", 0644));
        entries.add(LayerEntry.ofFile(PROGRAM, "bin/busybox"));
        commands().forEach(command -> entries.add(new LayerEntry.Link("bin/" + command, "busybox")));
        return entries;
    }

    private static List<String> commands() {
        try {
            Process process = new ProcessBuilder(PROGRAM.toString(), "--list").start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines().filter(command -> !command.equals("busybox")).toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + PROGRAM + " --list", e);
        }
    }
}
