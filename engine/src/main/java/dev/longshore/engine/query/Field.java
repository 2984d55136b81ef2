package dev.longshore.engine.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a comparison may be about, and the operators that ECS lets it have. */
enum Field {
    AGENT_CONNECTED("agentConnected"),
    AGENT_VERSION("agentVersion"),
    ATTRIBUTE("attribute:"),
    EC2_INSTANCE_ID("ec2InstanceId"),
    REGISTERED_AT("registeredAt"),
    RUNNING_TASKS_COUNT("runningTasksCount"),
    TASK_GROUP("task:group");

    private final String text;

    Field(String text) {
        this.text = text;
    }

    /** The field of that name; an attribute's name follows its field's text. */
    static Optional<Field> of(String name) {
        return name.startsWith(ATTRIBUTE.text)
                ? Optional.of(ATTRIBUTE)
                : Arrays.stream(values())
                        .filter(field -> field.text.equals(name))
                        .findFirst();
    }

    /** The names, for messages. */
    static String list() {
        return Arrays.stream(values())
                .map(field -> field == ATTRIBUTE ? field.text + "NAME" : field.text)
                .collect(Collectors.joining(", "));
    }

    /** The name as it is written; {@code attribute:} for attributes. */
    String text() {
        return text;
    }

    /** The operators that it may have. */
    List<Operator> operators() {
        return switch (this) {
            case ATTRIBUTE -> List.of(Operator.values());
            case AGENT_CONNECTED, EC2_INSTANCE_ID, TASK_GROUP -> Operator.OF_TEXTS;
            case AGENT_VERSION, REGISTERED_AT, RUNNING_TASKS_COUNT -> Operator.OF_QUANTITIES;
        };
    }
}
