package dev.longshore.engine.ledger;

/**
 * A range of ports, both ends included.
 *
 * @param first 1..65535
 * @param last not below first, at most 65535
 */
public record PortRange(int first, int last) {
    /** Linux's usual ephemeral range, from which ECS takes dynamic host ports. */
    public static final PortRange DYNAMIC_DEFAULT = new PortRange(32_768, 60_999);

    public PortRange {
        if (first < 1 || last > 65_535 || first > last) {
            throw new IllegalArgumentException(
                    "port range " + first + "-" + last + " is none: use FIRST-LAST within 1-65535");
        }
    }

    /** How many ports it holds. */
    public int size() {
        return last - first + 1;
    }

    /** Whether the port lies within. */
    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    /** The port that lies {@code steps} behind {@code start}, going round at the end. */
    int from(int start, int steps) {
        return first + (start - first + steps) % size();
    }
}
