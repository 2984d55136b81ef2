/** Alarms, and what they watch, as people write them: read into the engine's rules and into measures, with problems by field path. */
@NullMarked
package dev.longshore.operator.alarm;

import org.jspecify.annotations.NullMarked;
