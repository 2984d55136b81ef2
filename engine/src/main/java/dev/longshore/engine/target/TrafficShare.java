package dev.longshore.engine.target;

/**
 * Two revisions' shares of the traffic where nothing but the number of listed endpoints can set them: all endpoints get alike many
 * requests. With B and G endpoints at hand the smallest share but none is 1 in B + 1 and the largest but all is G in G + 1.
 *
 * @param blue endpoints of the old revision to list
 * @param green endpoints of the new one to list
 */
public record TrafficShare(int blue, int green) {
    /** All of the traffic, in tenths of a percent. */
    public static final int ALL = 1000;

    /**
     * The numbers whose ratio is nearest to the share that is wanted, and of several the most endpoints. None and all are exact;
     * what is between them leaves each side at least one endpoint. Where one side has none, the other gets everything.
     *
     * @param blueHealthy endpoints of the old revision that can be listed
     * @param greenHealthy endpoints of the new one
     * @param greenWeight 0 to 1000, in tenths of a percent
     */
    public static TrafficShare of(int blueHealthy, int greenHealthy, int greenWeight) {
        if (greenWeight < 0 || greenWeight > ALL) {
            throw new IllegalArgumentException("a share is 0 to 1000 tenths of a percent: " + greenWeight);
        }
        if (greenHealthy == 0 || (greenWeight == 0 && blueHealthy > 0)) {
            return new TrafficShare(blueHealthy, 0);
        }
        if (blueHealthy == 0 || greenWeight == ALL) {
            return new TrafficShare(0, greenHealthy);
        }
        return nearest(blueHealthy, greenHealthy, greenWeight);
    }

    private static TrafficShare nearest(int blueHealthy, int greenHealthy, int greenWeight) {
        TrafficShare best = new TrafficShare(1, 1);
        for (int blue = 1; blue <= blueHealthy; blue++) {
            // The share grows with green, so one of the two numbers around the exact one is the nearest for this blue.
            long below = (long) blue * greenWeight / (ALL - greenWeight);
            for (long green = below; green <= below + 1; green++) {
                int possible = (int) Math.max(1, Math.min(green, greenHealthy));
                best = best.better(new TrafficShare(blue, possible), greenWeight);
            }
        }
        return best;
    }

    private TrafficShare better(TrafficShare other, int greenWeight) {
        // error / sum is compared without rounding
        long mine = error(greenWeight) * other.sum();
        long its = other.error(greenWeight) * sum();
        boolean isBetter = its < mine || (its == mine && other.sum() > sum());
        return isBetter ? other : this;
    }

    /** How far the share is from the wanted one, in tenths of a percent times {@link #sum()}. */
    private long error(int greenWeight) {
        return Math.abs((long) green * ALL - (long) greenWeight * sum());
    }

    private long sum() {
        return (long) blue + green;
    }

    /** The share of the new revision that these numbers make, in percent. */
    public double greenPercent() {
        return sum() == 0 ? 0 : (double) green * 100 / sum();
    }
}
