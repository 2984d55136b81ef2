package dev.longshore.engine.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses dynamic host ports of one instance. They rotate through the instance's range, so that a port that was just
 * given up is the last to come again, and none comes again before it has rested.
 *
 * <p>What a port's rest is known from is a {@link Ledger#forget}: a ledger built anew knows of no rests.
 */
public final class DynamicPorts {
    /** How long a released dynamic port is not given out again, in milliseconds. */
    public static final long REST_MILLIS = 60_000;

    private final InstanceLedger book;
    private final Map<HostPort, Long> restsUntil = new HashMap<>();
    private int nextPort;

    DynamicPorts(InstanceLedger book) {
        this.book = book;
    }

    /**
     * Finds the next free port, or the next free ports that follow one another, without taking them.
     *
     * @param protocol their protocol
     * @param count how many, 1 or more
     * @param besides ports that the same task takes too, so that no two of its mappings get one port
     * @param nowMillis the present, in milliseconds since the epoch
     * @return the first of them: all are of the range, and neither taken, reserved nor resting; empty if there are none
     */
    public Optional<HostPort> next(Protocol protocol, int count, Set<HostPort> besides, long nowMillis) {
        PortRange range = book.instance().dynamicPorts();
        int start = start(range);
        for (int step = 0; step < range.size(); step++) {
            int first = range.from(start, step);
            if (areFree(first, count, protocol, besides, nowMillis)) {
                return Optional.of(new HostPort(first, protocol));
            }
        }
        return Optional.empty();
    }

    private boolean areFree(int first, int count, Protocol protocol, Set<HostPort> besides, long nowMillis) {
        if (first + count - 1 > book.instance().dynamicPorts().last()) {
            return false;
        }
        for (int port = first; port < first + count; port++) {
            HostPort candidate = new HostPort(port, protocol);
            if (besides.contains(candidate) || book.isTaken(candidate) || isResting(candidate, nowMillis)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the port was released less than {@link #REST_MILLIS} ago. */
    public boolean isResting(HostPort port, long nowMillis) {
        Long until = restsUntil.get(port);
        return until != null && nowMillis < until;
    }

    /** Goes on behind those of the ports that were given out last. */
    void moveBehind(Set<HostPort> chosen) {
        PortRange range = book.instance().dynamicPorts();
        int start = start(range);
        chosen.stream()
                .mapToInt(port -> Math.floorMod(port.port() - start, range.size()))
                .max()
                .ifPresent(furthest -> nextPort = range.from(start, furthest + 1));
    }

    void rest(Set<HostPort> released, long nowMillis) {
        restsUntil.values().removeIf(until -> until <= nowMillis);
        released.forEach(port -> restsUntil.put(port, nowMillis + REST_MILLIS));
    }

    private int start(PortRange range) {
        return range.contains(nextPort) ? nextPort : range.first();
    }
}
