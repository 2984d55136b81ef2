package dev.longshore.local;

import java.util.Optional;

/** Named clusters that outlive the process that started them. */
public final class LocalClusters {
    private LocalClusters() {}

    /**
     * The cluster of that name, started if it does not run. Closing the result only closes its client; {@link #down} ends
     * the cluster.
     *
     * @param name a DNS label
     * @throws ClusterUnavailableException if no provider can start it
     */
    public static LocalCluster up(String name, ClusterRequest request) {
        return find(name).orElseGet(() -> LocalCluster.start(request.named(name)));
    }

    /** Stops the cluster of that name and removes all of it; false if there is none. */
    public static boolean down(String name) {
        return Providers.all().stream().anyMatch(provider -> provider.down(name));
    }

    /** The cluster of that name, if it runs. */
    public static Optional<LocalCluster> find(String name) {
        return Providers.all().stream()
                .flatMap(provider -> provider.find(name).stream())
                .findFirst();
    }
}
