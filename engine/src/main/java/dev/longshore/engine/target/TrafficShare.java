package dev.longshore.engine.target;

/**
 * Two revisions' shares of the traffic where nothing but the number of listed endpoints can set them: all endpoints get alike many
 * requests. With B and G endpoints at hand the smallest share but none is 1 in B + 1 and the largest but all is G in G + 1.
 *
 * @param blue endpoints of the old revision to list
 * @param green endpoints of the new one to list
 */
public record TrafficShare(int blue, int green) {
    private static final int ALL = 100;

    /**
     * The numbers whose ratio is nearest to the share that is wanted, and of several the most endpoints. None and all are exact;
     * what is between them leaves each side at least one endpoint. Where one side has none, the other gets everything.
     *
     * @param blueHealthy endpoints of the old revision that can be listed
     * @param greenHealthy endpoints of the new one
     * @param greenPercent 0 to 100
     */
    public static TrafficShare of(int blueHealthy, int greenHealthy, int greenPercent) {
        if (greenPercent < 0 || greenPercent > ALL) {
            throw new IllegalArgumentException("a share is 0 to 100 percent: " + greenPercent);
        }
        if (greenHealthy == 0 || (greenPercent == 0 && blueHealthy > 0)) {
            return new TrafficShare(blueHealthy, 0);
        }
        if (blueHealthy == 0 || greenPercent == ALL) {
            return new TrafficShare(0, greenHealthy);
        }
        return nearest(blueHealthy, greenHealthy, greenPercent);
    }

    private static TrafficShare nearest(int blueHealthy, int greenHealthy, int greenPercent) {
        TrafficShare best = new TrafficShare(1, 1);
        for (int blue = 1; blue <= blueHealthy; blue++) {
            // The share grows with green, so one of the two numbers around the exact one is the nearest for this blue.
            long below = (long) blue * greenPercent / (ALL - greenPercent);
            for (long green = below; green <= below + 1; green++) {
                int possible = (int) Math.max(1, Math.min(green, greenHealthy));
                best = best.better(new TrafficShare(blue, possible), greenPercent);
            }
        }
        return best;
    }

    private TrafficShare better(TrafficShare other, int greenPercent) {
        // error / sum is compared without rounding
        long mine = error(greenPercent) * other.sum();
        long its = other.error(greenPercent) * sum();
        boolean isBetter = its < mine || (its == mine && other.sum() > sum());
        return isBetter ? other : this;
    }

    /** How far the share is from the wanted one, in percent times {@link #sum()}. */
    private long error(int greenPercent) {
        return Math.abs((long) green * ALL - (long) greenPercent * sum());
    }

    private long sum() {
        return (long) blue + green;
    }

    /** The share of the new revision that these numbers make, in percent. */
    public double greenPercent() {
        return sum() == 0 ? 0 : (double) green * ALL / sum();
    }
}
