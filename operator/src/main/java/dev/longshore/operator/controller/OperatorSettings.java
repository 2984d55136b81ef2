package dev.longshore.operator.controller;

import dev.longshore.operator.metadata.MetadataSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator is told at its start.
 *
 * @param stoppedTaskRetention how long the pods of stopped tasks are kept as their records
 * @param metadata where tasks find their metadata endpoint; empty: they have none
 */
public record OperatorSettings(Duration stoppedTaskRetention, Optional<MetadataSettings> metadata) {
    /** Those of ECS, with this endpoint. */
    public static OperatorSettings with(Optional<MetadataSettings> metadata) {
        return new OperatorSettings(Retention.DEFAULT, metadata);
    }
}
