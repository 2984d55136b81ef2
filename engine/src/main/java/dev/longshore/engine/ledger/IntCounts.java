package dev.longshore.engine.ledger;

import java.util.Arrays;

/**
 * How often each of some numbers of 0 or more occurs. Two arrays with open addressing: a HashMap would take eight times
 * the room, and there is one for each instance and each task group.
 */
public final class IntCounts {
    private static final int EMPTY = -1;
    private static final int SMALLEST = 4;
    private static final int[] NO_NUMBERS = {};

    private int[] numbers = NO_NUMBERS;
    private int[] counts = NO_NUMBERS;
    private int distinct;

    /** Told each number that occurs and how often. */
    @FunctionalInterface
    public interface Visitor {
        void visit(int number, int count);
    }

    /** How often the number occurs; 0 if it does not. */
    public int of(int number) {
        if (distinct == 0) {
            return 0;
        }
        int at = slot(number);
        return numbers[at] == number ? counts[at] : 0;
    }

    /** Visits every number that occurs, in no order. */
    public void forEach(Visitor visitor) {
        for (int at = 0; at < numbers.length; at++) {
            if (numbers[at] != EMPTY) {
                visitor.visit(numbers[at], counts[at]);
            }
        }
    }

    /** Whether nothing occurs. */
    public boolean isEmpty() {
        return distinct == 0;
    }

    void change(int number, int by) {
        if (4 * (distinct + 1) > 3 * numbers.length) {
            resize();
        }
        int at = slot(number);
        if (numbers[at] == EMPTY) {
            numbers[at] = number;
            counts[at] = 0;
            distinct++;
        }
        counts[at] += by;
        if (counts[at] == 0) {
            distinct--;
            closeGap(at);
        }
    }

    /** Where the number is, or the empty place where it would be. */
    private int slot(int number) {
        int mask = numbers.length - 1;
        int at = home(number, mask);
        while (numbers[at] != number && numbers[at] != EMPTY) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private static int home(int number, int mask) {
        int mixed = number * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & mask;
    }

    private void resize() {
        int[] oldNumbers = numbers;
        int[] oldCounts = counts;
        int size = SMALLEST;
        while (size < 2 * (distinct + 1)) {
            size *= 2;
        }
        numbers = new int[size];
        counts = new int[size];
        Arrays.fill(numbers, EMPTY);
        for (int at = 0; at < oldNumbers.length; at++) {
            if (oldNumbers[at] != EMPTY) {
                int to = slot(oldNumbers[at]);
                numbers[to] = oldNumbers[at];
                counts[to] = oldCounts[at];
            }
        }
    }

    /** Moves what comes behind into the gap, so that a search never ends too early. */
    private void closeGap(int gap) {
        int mask = numbers.length - 1;
        int hole = gap;
        int at = (hole + 1) & mask;
        while (numbers[at] != EMPTY) {
            int home = home(numbers[at], mask);
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                numbers[hole] = numbers[at];
                counts[hole] = counts[at];
                hole = at;
            }
            at = (at + 1) & mask;
        }
        numbers[hole] = EMPTY;
    }
}
