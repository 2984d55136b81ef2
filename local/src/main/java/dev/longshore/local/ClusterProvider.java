package dev.longshore.local;

import java.util.List;
import java.util.Optional;

/** A way to a local cluster; the providers are found as services, in the order of their listing. */
public interface ClusterProvider {
    /** The provider's name, as in {@link LocalCluster#provider()}. */
    String name();

    /** What is missing before this provider can serve the request, each in words; empty if nothing is. */
    List<String> missingFor(ClusterRequest request);

    /**
     * Starts a cluster that is ready for use.
     *
     * @throws ClusterUnavailableException if it does not become ready; nothing is left behind then
     */
    LocalCluster start(ClusterRequest request);

    /** The running persistent cluster of that name, if this provider has it. */
    default Optional<LocalCluster> find(String clusterName) {
        return Optional.empty();
    }

    /** Stops the persistent cluster of that name and removes all of it; false if there is none. */
    default boolean down(String clusterName) {
        return false;
    }
}
