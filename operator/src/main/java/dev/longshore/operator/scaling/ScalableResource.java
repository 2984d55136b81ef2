package dev.longshore.operator.scaling;

import dev.longshore.ecs.v1alpha1.Service;
import java.util.Objects;

/**
 * Which Service a resourceId means: {@code service/CLUSTER/SERVICE} by the ECS names, or the name of the object alone.
 *
 * @param id the resourceId as it was written
 */
public record ScalableResource(String id) {
    private static final String PREFIX = "service/";

    /** Whether it is this one, of the same namespace. */
    public boolean is(Service service, String cluster) {
        return id.startsWith(PREFIX)
                ? id.equals(PREFIX + cluster + "/" + service.serviceName())
                : Objects.equals(id, service.getMetadata().getName());
    }

    /** The resourceId of a Service as ECS writes it. */
    public static String of(Service service, String cluster) {
        return PREFIX + cluster + "/" + service.serviceName();
    }
}
