/** What the operator says of itself over HTTP: whether it lives, and whether it is ready. */
@NullMarked
package dev.longshore.operator.health;

import org.jspecify.annotations.NullMarked;
