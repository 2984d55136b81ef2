package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.operator.names.Hashes;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of ports, by which Services find them. */
final class PortNames {
    /** IANA's rule for service names, which Kubernetes keeps. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,15}$)(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private PortNames() {}

    /** The mapping's name, or one that stands for it where Kubernetes would not take it. */
    static Optional<String> of(PortMapping mapping) {
        return Optional.ofNullable(mapping.name())
                .filter(name -> !name.isEmpty())
                .map(name -> NAME.matcher(name).matches() ? name : "p-" + Hashes.hex(name, 8));
    }
}
