package dev.longshore.local.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free TCP ports for servers that are about to start. */
public final class Ports {
    // Below both the NodePort range and Linux's ephemeral range, so that nothing else is handed the port meanwhile.
    private static final int FIRST = 20_000;
    private static final int END = 30_000;
    private static final int TRIES = 100;

    private Ports() {}

    /** A TCP port on which nothing listens at that address. */
    public static int free(String address) {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(address, port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on " + address + " between " + FIRST + " and " + END);
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
