package dev.longshore.operator.metrics;

import dev.longshore.engine.ledger.Resources;
import java.util.Optional;

/**
 * A task as metrics count it.
 *
 * @param service whose it is; empty for a standalone one
 * @param running whether it is RUNNING, otherwise it is about to be
 * @param reserved what its pod requests
 * @param used what it used of late; empty if nobody knows yet
 */
record TaskUse(
        String cluster, Optional<ServiceKey> service, boolean running, Resources reserved, Optional<PodUsage> used) {}
