package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

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
    AWSFIRELENS;

    /** As ECS spells it: {@code json-file} for JSON_FILE. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
