package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Metrics of a service that need no further description.
 */
public enum PredefinedMetricType {
    @JsonProperty("ECSServiceAverageCPUUtilization")
    ECS_SERVICE_AVERAGE_CPU_UTILIZATION,
    @JsonProperty("ECSServiceAverageMemoryUtilization")
    ECS_SERVICE_AVERAGE_MEMORY_UTILIZATION,
    @JsonProperty("ALBRequestCountPerTarget")
    ALB_REQUEST_COUNT_PER_TARGET,
    @JsonProperty("ECSServiceAverageCPUUtilizationHighResolution")
    ECS_SERVICE_AVERAGE_CPU_UTILIZATION_HIGH_RESOLUTION,
    @JsonProperty("ECSServiceAverageMemoryUtilizationHighResolution")
    ECS_SERVICE_AVERAGE_MEMORY_UTILIZATION_HIGH_RESOLUTION
}
