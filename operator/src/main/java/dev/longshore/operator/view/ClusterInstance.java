package dev.longshore.operator.view;

import dev.longshore.engine.ledger.InstanceLedger;

/**
 * A container instance and what is taken on it.
 *
 * @param cluster name of its Cluster
 */
public record ClusterInstance(String cluster, InstanceLedger book) {}
