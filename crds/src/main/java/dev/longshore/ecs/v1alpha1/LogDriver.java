package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Log drivers.
 */
public enum LogDriver {
    @JsonProperty("json-file")
    JSON_FILE,
    @JsonProperty("syslog")
    SYSLOG,
    @JsonProperty("journald")
    JOURNALD,
    @JsonProperty("gelf")
    GELF,
    @JsonProperty("fluentd")
    FLUENTD,
    @JsonProperty("awslogs")
    AWSLOGS,
    @JsonProperty("splunk")
    SPLUNK,
    @JsonProperty("awsfirelens")
    AWSFIRELENS
}
