/** BLUE_GREEN, LINEAR and CANARY: the stages of a deployment that moves traffic between two revisions, its hooks, its tasks. */
@NullMarked
package dev.longshore.engine.shift;

import org.jspecify.annotations.NullMarked;
