package dev.longshore.engine.query;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An agent's version: numbers between dots, then perhaps a tail such as {@code -eks-036c24b} or {@code +k3s1}.
 *
 * @param text as it was written
 * @param numbers at least one
 * @param tail what follows the numbers, its separator included; empty for most versions
 */
record Version(String text, List<BigInteger> numbers, String tail) {
    Version {
        numbers = List.copyOf(numbers);
    }

    /** Reads a version; empty unless it begins with a digit, or a {@code v} and a digit. */
    static Optional<Version> parse(String text) {
        String bare = text.startsWith("v") ? text.substring(1) : text;
        int end = 0;
        while (end < bare.length() && (isDigit(bare.charAt(end)) || bare.charAt(end) == '.')) {
            end++;
        }
        if (end == 0 || bare.startsWith(".")) {
            return Optional.empty();
        }
        List<BigInteger> numbers = Arrays.stream(bare.substring(0, end).split("\\."))
                .map(part -> part.isEmpty() ? BigInteger.ZERO : new BigInteger(part))
                .toList();
        return Optional.of(new Version(text, numbers, bare.substring(end)));
    }

    /**
     * Compares the numbers part by part, with 0 for a part that is missing. Only if they are equal and the other version
     * has a tail, the tails are compared as text: {@code v1.31.2+k3s1} is {@code 1.31.2}, but not {@code 1.31.2+k3s2}.
     *
     * @param wanted the expression's version
     */
    int compareWith(Version wanted) {
        for (int part = 0; part < Math.max(numbers.size(), wanted.numbers.size()); part++) {
            int order = number(part).compareTo(wanted.number(part));
            if (order != 0) {
                return order;
            }
        }
        return wanted.tail.isEmpty() ? 0 : tail.compareTo(wanted.tail);
    }

    private BigInteger number(int part) {
        return part < numbers.size() ? numbers.get(part) : BigInteger.ZERO;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
