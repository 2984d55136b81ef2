package dev.longshore.operator.controller.capacity;

import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClassBuilder;

/** A PriorityClass like that of the chart, of one sandbox's name; it goes with the test. */
final class LowPriority implements AutoCloseable {
    static final int VALUE = -10;

    private final Sandbox ecs;

    LowPriority(Sandbox ecs) {
        this.ecs = ecs;
        ecs.client()
                .resource(new PriorityClassBuilder()
                        .withNewMetadata()
                        .withName(ecs.name())
                        .endMetadata()
                        .withValue(VALUE)
                        .withPreemptionPolicy("Never")
                        .build())
                .create();
    }

    @Override
    public void close() {
        ecs.client().scheduling().v1().priorityClasses().withName(ecs.name()).delete();
    }
}
