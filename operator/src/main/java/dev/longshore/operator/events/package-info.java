/** Events in and out over HTTP: CloudEvents for EventRules, and ECS's state changes in EventBridge's shapes. */
@NullMarked
package dev.longshore.operator.events;

import org.jspecify.annotations.NullMarked;
