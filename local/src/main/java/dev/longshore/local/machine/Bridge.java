package dev.longshore.local.machine;

/** The network bridge between this machine and a cluster's real nodes. */
public final class Bridge {
    /** The file of routes to the pods of every node, for {@code ip -batch}. */
    static final String ROUTES = "routes";

    private Bridge() {}

    /** The name of a cluster's bridge. */
    public static String name(ClusterState state) {
        return "ls" + state.id();
    }

    /** Makes the bridge, with routes from this machine to every pod. */
    public static void create(ClusterState state, Subnet subnet) {
        String name = name(state);
        Command.of("ip", "link", "add", name, "type", "bridge").must();
        Command.of("ip", "addr", "add", subnet.gateway() + "/24", "dev", name).must();
        Command.of("ip", "link", "set", name, "up").must();
        String batch = state.write(ROUTES, subnet.routes()).toString();
        Command.of("ip", "-batch", batch).must();
        allowForwarding(name);
    }

    /** Where iptables drops what is forwarded, as Docker has it, traffic from node to node is let through. */
    private static void allowForwarding(String bridge) {
        Command.Result rules = Command.of("iptables", "-w", "-S", "FORWARD").run();
        if (rules.output().startsWith("-P FORWARD DROP")) {
            Command.of("iptables", "-w", "-I", "FORWARD", "-i", bridge, "-o", bridge, "-j", "ACCEPT")
                    .must();
        }
    }

    /** Connects a node's network namespace, given by a process in it, as its eth0. */
    public static void connect(ClusterState state, int node, long pid) {
        String link = name(state) + "-" + node;
        Command.of("ip", "link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", Long.toString(pid))
                .must();
        Command.of("ip", "link", "set", link, "master", name(state), "up").must();
    }
}
