package dev.longshore.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The addresses of one cluster with real nodes. Clusters of one machine have different slots: slot K has its nodes in
 * 10.200.K.0/24 and its pods in 10.(64+K).0.0/16, of which node N has 10.(64+K).N.0/24.
 *
 * @param slot 0 to 63
 */
public record Subnet(int slot) {
    /** The most real nodes of one cluster. */
    public static final int MAX_NODES = 200;

    private static final int SLOTS = 64;
    private static final int FIRST_NODE = 10;

    /** Takes a free slot for a cluster; removing the cluster frees it. */
    public static Subnet claim(ClusterState state) {
        Path slots = state.folder().resolve("../../slots").normalize();
        String routes = Command.of("ip", "-4", "route", "show", "table", "all").must();
        try {
            Files.createDirectories(slots);
            for (int slot = 0; slot < SLOTS; slot++) {
                Subnet subnet = new Subnet(slot);
                if (subnet.isFree(routes) && claim(slots.resolve(Integer.toString(slot)), state)) {
                    state.write("slot", Integer.toString(slot));
                    return subnet;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot claim addresses in " + slots, e);
        }
        throw new IllegalStateException("all " + SLOTS + " address ranges 10.200.0.0/24 to 10.200.63.0/24 are in use");
    }

    /** The slot that a cluster took before. */
    public static Subnet of(ClusterState state) {
        return new Subnet(Integer.parseInt(state.read("slot").orElseThrow()));
    }

    private static boolean claim(Path file, ClusterState state) throws IOException {
        try {
            Files.writeString(file, state.id() + "\n", StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException taken) {
            String owner = Files.readString(file).strip();
            boolean dead = !owner.isEmpty() && !Files.exists(state.folder().resolveSibling(owner));
            return dead && Files.deleteIfExists(file) && claim(file, state);
        }
    }

    private boolean isFree(String routes) {
        return !routes.contains(prefix()) && !routes.contains("10." + (SLOTS + slot) + ".");
    }

    private String prefix() {
        return "10.200." + slot + ".";
    }

    /** The address of this machine on the cluster's bridge; kube-apiserver listens on it. */
    public String gateway() {
        return prefix() + "1";
    }

    /** The address of node N. */
    public String address(int node) {
        return prefix() + (FIRST_NODE + node);
    }

    /** The network of the pods of node N. */
    public String podNetwork(int node) {
        return "10." + (SLOTS + slot) + "." + node + ".0/24";
    }

    /** The network of all pods. */
    public String podNetwork() {
        return "10." + (SLOTS + slot) + ".0.0/16";
    }

    /** Lines for {@code ip -batch}: to the pods of every possible node by way of that node. */
    public String routes() {
        return IntStream.rangeClosed(1, MAX_NODES)
                .mapToObj(node -> "route add " + podNetwork(node) + " via " + address(node) + "\n")
                .collect(Collectors.joining());
    }
}
