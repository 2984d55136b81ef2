package dev.longshore.operator.events;

import dev.longshore.engine.events.JsonValue;

/**
 * An event in EventBridge's shape, whatever it came in.
 *
 * @param identity its source and id: another event with the same is the same event, sent again
 * @param json what patterns and transformers see
 */
public record ReceivedEvent(String identity, JsonValue json) {}
