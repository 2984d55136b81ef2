package dev.longshore.operator.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code longshore why} is asked about.
 *
 * @param kind empty where the name alone was given
 */
record Target(Optional<Kind> kind, String name) {
    /** What a target may be, in the order in which a bare name is looked up. */
    enum Kind {
        SERVICE,
        TASK,
        NODE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads {@code service/NAME}, {@code task/NAME}, {@code node/NAME} or {@code NAME}.
     *
     * @throws IllegalArgumentException if the kind is another one or the name is missing
     */
    static Target parse(String text) {
        int slash = text.indexOf('/');
        String name = text.substring(slash + 1);
        if (name.isEmpty() || name.contains("/")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": expected service/NAME, task/NAME, node/NAME or NAME; -n gives the namespace");
        }
        return slash < 0
                ? new Target(Optional.empty(), name)
                : new Target(Optional.of(kind(text.substring(0, slash), text)), name);
    }

    /** Kubernetes' plural forms and full names are understood too, as in services.ecs.longshore.dev. */
    private static Kind kind(String word, String text) {
        String singular = word.toLowerCase(Locale.ROOT).replaceFirst("\\.ecs\\.longshore\\.dev$", "");
        return Arrays.stream(Kind.values())
                .filter(kind -> singular.equals(kind.text()) || singular.equals(kind.text() + "s"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\": \"" + word + "\" is none of service, task, node"));
    }
}
