package dev.longshore.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process may do. */
public final class Privileges {
    private static final int CAP_SYS_RESOURCE = 24;

    private Privileges() {}

    /** Whether this process is root. */
    public static boolean isRoot() {
        return Command.of("id", "-u").run().output().strip().equals("0");
    }

    /** Whether a process of this machine can have CAP_SYS_RESOURCE at all; some sandboxes take it away. */
    public static boolean canHaveSysResource() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("CapBnd:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("CapBnd:".length()).strip(), 16))
                    .anyMatch(set -> (set >> CAP_SYS_RESOURCE & 1) == 1);
        } catch (IOException e) {
            return true;
        }
    }
}
