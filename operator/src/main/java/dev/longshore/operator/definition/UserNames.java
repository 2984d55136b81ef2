package dev.longshore.operator.definition;

import java.util.Map;

/** A pod runs as numbers, and the names of users are in the image. Two of them have the same number in every image that people use. */
public final class UserNames {
    /** Values of {@code user} whose numbers are known, as a pattern. */
    static final String KNOWN = "(root|nobody|[0-9]+)(:(root|[0-9]+))?";

    private static final Map<String, String> NUMBERS = Map.of("root", "0", "nobody", "65534");

    private UserNames() {}

    /** The user with numbers for the names that have one everywhere; other names stay. */
    public static String numbers(String user) {
        int colon = user.indexOf(':');
        return colon < 0 ? number(user) : number(user.substring(0, colon)) + ":" + number(user.substring(colon + 1));
    }

    private static String number(String name) {
        return NUMBERS.getOrDefault(name, name);
    }
}
