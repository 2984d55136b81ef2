package dev.longshore.operator.definition;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of ECS names, and of names of port mappings, which is stricter. */
final class EcsNames {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9\\-_]{1,255}");
    private static final Pattern PORT_NAME = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,63}");

    private EcsNames() {}

    /** What is wrong with the name of a family, container or volume; empty for a good or absent one. */
    static Optional<String> problem(String what, @Nullable String name) {
        return name == null || name.isEmpty() || NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(what + " must match ^[a-zA-Z0-9\\-_]{1,255}$, but was '" + name + "'.");
    }

    /** Whether Service Connect and VPC Lattice would take it. */
    static boolean isPortName(String name) {
        return PORT_NAME.matcher(name).matches();
    }
}
