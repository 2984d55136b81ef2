package dev.longshore.engine.query;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A field, with the name where it is an attribute.
 *
 * @param attribute the attribute's name; empty for all other fields
 */
record Property(Field field, String attribute) {
    /** Whether the instance has some text there that passes; a field of quantities has none. */
    boolean anyText(Subject subject, Predicate<String> test) {
        return switch (field) {
            case AGENT_CONNECTED -> test.test(String.valueOf(subject.agentConnected()));
            case ATTRIBUTE -> passes(subject.attribute(attribute), test);
            case EC2_INSTANCE_ID -> passes(subject.ec2InstanceId(), test);
            case TASK_GROUP -> anyOf(subject.taskGroups(), test);
            case AGENT_VERSION, REGISTERED_AT, RUNNING_TASKS_COUNT -> false;
        };
    }

    private static boolean passes(Optional<String> text, Predicate<String> test) {
        return text.isPresent() && test.test(text.get());
    }

    private static boolean anyOf(Iterable<String> texts, Predicate<String> test) {
        for (String text : texts) {
            if (test.test(text)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return field.text() + attribute;
    }
}
