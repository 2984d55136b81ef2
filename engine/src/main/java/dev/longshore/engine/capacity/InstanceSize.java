package dev.longshore.engine.capacity;

import dev.longshore.engine.ledger.Resources;

/**
 * The room that an instance of a provider has for tasks when it is new.
 *
 * @param room what is left when the pods of the node itself have theirs
 * @param pods how many tasks the kubelet admits beside them
 */
public record InstanceSize(Resources room, int pods) {}
