package dev.longshore.operator.names;

import java.util.Locale;

/** Kubernetes names for ECS names, which may hold capitals, underscores and 255 characters. */
public final class Slug {
    private static final int LABEL_LENGTH = 63;

    private Slug() {}

    /** A DNS label of at most 63 characters; a hash is appended when the name had to change, so that two names never share one slug. */
    public static String of(String ecsName) {
        return of(ecsName, LABEL_LENGTH);
    }

    /** As {@link #of(String)}, with at most {@code length} characters, which must leave room for the hash. */
    public static String of(String ecsName, int length) {
        String plain =
                ecsName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        if (plain.equals(ecsName) && plain.length() <= length) {
            return plain;
        }
        String hash = Hashes.hex(ecsName, 8);
        String head = plain.substring(0, Math.min(plain.length(), length - hash.length() - 1))
                .replaceAll("-+$", "");
        return head.isEmpty() ? "x" + hash : head + "-" + hash;
    }
}
