package dev.longshore.ecs.v1alpha1;

/** The protocols of target groups and their health checks; those that nothing here serves are refused with the reason. */
public enum TargetGroupProtocol {
    HTTP,
    HTTPS,
    TCP,
    TLS,
    UDP,
    TCP_UDP,
    GENEVE,
    QUIC,
    TCP_QUIC
}
