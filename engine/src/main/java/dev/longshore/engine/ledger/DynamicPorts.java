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
     * Finds the next free port without taking it.
     *
     * @param protocol its protocol
     * @param besides ports that the same task takes too, so that no two of its mappings get one port
     * @param nowMillis the present, in milliseconds since the epoch
     * @return a port of the range that is neither taken, reserved nor resting; empty if there is none
     */
    public Optional<HostPort> next(Protocol protocol, Set<HostPort> besides, long nowMillis) {
        PortRange range = book.instance().dynamicPorts();
        int start = start(range);
        for (int step = 0; step < range.size(); step++) {
            HostPort candidate = new HostPort(range.from(start, step), protocol);
            if (!besides.contains(candidate) && !book.isTaken(candidate) && !isResting(candidate, nowMillis)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
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
