package dev.longshore.engine.ledger;

import java.util.Comparator;
import java.util.Locale;

/**
 * One port of an instance. The same number with another protocol is another port.
 *
 * @param port 1..65535
 * @param protocol its protocol
 */
public record HostPort(int port, Protocol protocol) implements Comparable<HostPort> {
    private static final Comparator<HostPort> ORDER =
            Comparator.comparingInt(HostPort::port).thenComparing(HostPort::protocol);

    public HostPort {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("hostPort " + port + " is not a port: use 1 to 65535");
        }
    }

    /** A number of its own for each port and protocol, less than 2^18. */
    int code() {
        int transport = switch (protocol) {
            case TCP -> 0;
            case UDP -> 1;
            case SCTP -> 2;
        };
        return port << 2 | transport;
    }

    @Override
    public int compareTo(HostPort other) {
        return ORDER.compare(this, other);
    }

    /** As people write it, for example {@code 8080/tcp}. */
    @Override
    public String toString() {
        return port + "/" + protocol.name().toLowerCase(Locale.ROOT);
    }
}
