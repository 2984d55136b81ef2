package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a container instance.
 *
 * @param name CPU, MEMORY, PORTS, PORTS_UDP or GPU
 * @param type INTEGER, DOUBLE, LONG or STRINGSET
 * @param doubleValue value of type DOUBLE
 * @param longValue value of type LONG
 * @param integerValue value of type INTEGER: cpu units or MiB
 * @param stringSetValue value of type STRINGSET: port numbers or device ids
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Resource(
        String name,
        String type,
        @Nullable Double doubleValue,
        @Nullable Long longValue,
        @Nullable Integer integerValue,
        List<String> stringSetValue) {
    /** Copies lists and maps, which are never null. */
    public Resource {
        name = Copies.text(name);
        type = Copies.text(type);
        stringSetValue = Copies.list(stringSetValue);
    }
}
