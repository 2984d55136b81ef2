package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Figures;

/**
 * Turns for choosing at random. Each instance has a moment at which its turn comes, and each turn taken puts its next one off
 * by an exponentially distributed time: whoever is first is then, at each choice, as likely to be one instance as another, and
 * one choice changes one number alone.
 */
final class Chance {
    private static final double SCALE = 1L << 40;

    private final long seed;
    private final long[] turns;
    private final int[] taken;

    Chance(long seed, int slots) {
        this.seed = seed;
        this.turns = new long[slots];
        this.taken = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            turns[slot] = pause(slot);
        }
    }

    /** When the turn of each instance comes: 0 or more. */
    Figures turns() {
        return Figures.over(turns);
    }

    /** The instance was chosen. */
    void taken(int slot) {
        taken[slot]++;
        turns[slot] += pause(slot);
    }

    private long pause(int slot) {
        long bits = mix(mix(seed + slot) + taken[slot]) >>> 11;
        double uniform = (bits + 0.5) / (1L << 53);
        return (long) (-Math.log(uniform) * SCALE);
    }

    /** SplitMix64's finisher: every bit of the input changes half of the output's. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
