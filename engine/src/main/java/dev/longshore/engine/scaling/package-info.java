/** Application Auto Scaling's decisions: how many tasks a service is to have by its policies, schedules and bounds. */
@NullMarked
package dev.longshore.engine.scaling;

import org.jspecify.annotations.NullMarked;
