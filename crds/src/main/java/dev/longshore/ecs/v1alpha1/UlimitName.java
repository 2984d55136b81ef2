package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Resource limits of processes, as setrlimit(2) names them.
 */
public enum UlimitName {
    @JsonProperty("core")
    CORE,
    @JsonProperty("cpu")
    CPU,
    @JsonProperty("data")
    DATA,
    @JsonProperty("fsize")
    FSIZE,
    @JsonProperty("locks")
    LOCKS,
    @JsonProperty("memlock")
    MEMLOCK,
    @JsonProperty("msgqueue")
    MSGQUEUE,
    @JsonProperty("nice")
    NICE,
    @JsonProperty("nofile")
    NOFILE,
    @JsonProperty("nproc")
    NPROC,
    @JsonProperty("rss")
    RSS,
    @JsonProperty("rtprio")
    RTPRIO,
    @JsonProperty("rttime")
    RTTIME,
    @JsonProperty("sigpending")
    SIGPENDING,
    @JsonProperty("stack")
    STACK
}
