package dev.longshore.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many inotify instances a user may have. Each kubelet, containerd and API server takes a few, and a kubelet without one never gets
 * Ready: Linux' usual 128 are too few for several clusters with nodes.
 */
public final class InotifyInstances {
    private static final Path LIMIT = Path.of("/proc/sys/fs/inotify/max_user_instances");
    private static final int ENOUGH = 1024;

    private InotifyInstances() {}

    /** Raises the limit until the machine starts anew, where it is lower and this process may. */
    public static void allowEnough() {
        try {
            if (Files.isWritable(LIMIT)
                    && Integer.parseInt(Files.readString(LIMIT).strip()) < ENOUGH) {
                Files.writeString(LIMIT, ENOUGH + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(LIMIT + " cannot be raised to " + ENOUGH, e);
        }
    }
}
