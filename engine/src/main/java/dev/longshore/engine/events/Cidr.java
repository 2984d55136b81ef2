package dev.longshore.engine.events;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code cidr}: whether a text is an address, of version 4 or 6, within a block. */
final class Cidr {
    private static final int BITS_4 = 32;
    private static final int BITS_6 = 128;
    private static final int GROUPS_6 = 8;

    /** An address as a number of so many bits. */
    private record Address(BigInteger value, int bits) {}

    private Cidr() {}

    static Predicate<String> of(String block, String path) {
        int slash = block.indexOf('/');
        String length = slash < 0 ? "" : block.substring(slash + 1);
        Optional<Address> base = slash < 0 ? Optional.empty() : address(block.substring(0, slash));
        if (base.isEmpty()
                || !length.matches("[0-9]{1,3}")
                || Integer.parseInt(length) > base.get().bits()) {
            throw new EventPatternException(path, block, "must be a block such as 10.0.0.0/24 or 2001:db8::/32");
        }
        int free = base.get().bits() - Integer.parseInt(length);
        BigInteger wanted = base.get().value().shiftRight(free);
        return text -> address(text)
                .filter(address -> address.bits() == base.get().bits())
                .filter(address -> address.value().shiftRight(free).equals(wanted))
                .isPresent();
    }

    private static Optional<Address> address(String text) {
        return text.contains(":") ? version6(text) : version4(text);
    }

    private static Optional<Address> version4(String text) {
        List<String> parts = List.of(text.split("\\.", -1));
        BigInteger value = BigInteger.ZERO;
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            value = value.shiftLeft(8).add(new BigInteger(part));
        }
        return parts.size() == 4 ? Optional.of(new Address(value, BITS_4)) : Optional.empty();
    }

    private static Optional<Address> version6(String text) {
        int gap = text.indexOf("::");
        if (gap != text.lastIndexOf("::")) {
            return Optional.empty();
        }
        List<String> head = groups(gap < 0 ? text : text.substring(0, gap));
        List<String> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
        int missing = GROUPS_6 - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        Optional<BigInteger> high = number(head);
        Optional<BigInteger> low = number(tail);
        return high.flatMap(h -> low.map(l ->
                new Address(h.shiftLeft(16 * (GROUPS_6 - head.size())).add(l), BITS_6)));
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
    }

    private static Optional<BigInteger> number(List<String> groups) {
        BigInteger value = BigInteger.ZERO;
        for (String group : groups) {
            if (!group.matches("[0-9a-fA-F]{1,4}")) {
                return Optional.empty();
            }
            value = value.shiftLeft(16).add(new BigInteger(group, 16));
        }
        return Optional.of(value);
    }
}
