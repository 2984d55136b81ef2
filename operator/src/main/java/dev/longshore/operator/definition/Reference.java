package dev.longshore.operator.definition;

import dev.longshore.operator.names.Arn;
import java.util.OptionalLong;

/**
 * How a service or task names its definition: {@code family}, {@code family:revision} or an ARN of either.
 *
 * @param revision empty to follow the newest revision
 */
public record Reference(String family, OptionalLong revision) {

    /** Reads any of the three forms; what stands behind the last colon counts as a revision only if it is a number. */
    public static Reference parse(String text) {
        String name = Arn.lastSegment(text);
        int colon = name.lastIndexOf(':');
        String number = name.substring(colon + 1);
        boolean pinned = colon > 0 && number.matches("[0-9]{1,10}");
        return pinned
                ? new Reference(name.substring(0, colon), OptionalLong.of(Long.parseLong(number)))
                : new Reference(name, OptionalLong.empty());
    }
}
