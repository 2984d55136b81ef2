package dev.longshore.operator.metrics;

import dev.longshore.engine.ledger.Reservation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator finds at one moment, from which a round of samples is computed.
 *
 * @param clusters what is registered and taken in each Cluster
 * @param desired the desiredCount of each service
 * @param tasks those that have not stopped
 * @param providers those with managed scaling
 * @param problem why nobody knows what tasks use; empty where it is known
 */
record Round(
        Map<String, Reservation> clusters,
        Map<ServiceKey, Integer> desired,
        List<TaskUse> tasks,
        List<ProviderUse> providers,
        Optional<String> problem) {}
