/** How tasks are stopped, how long stopped ones stay readable, and who is told. */
@NullMarked
package dev.longshore.operator.controller.life;

import org.jspecify.annotations.NullMarked;
