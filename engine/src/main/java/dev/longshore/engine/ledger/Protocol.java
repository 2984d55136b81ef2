package dev.longshore.engine.ledger;

/** Transport protocol of a port; ECS knows tcp and udp, Kubernetes also SCTP. */
public enum Protocol {
    TCP,
    UDP,
    SCTP
}
