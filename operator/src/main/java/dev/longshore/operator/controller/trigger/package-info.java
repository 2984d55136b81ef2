/** What wakes the controllers, and how often. */
@NullMarked
package dev.longshore.operator.controller.trigger;

import org.jspecify.annotations.NullMarked;
