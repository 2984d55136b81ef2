/** Which tasks a service starts and stops: ECS's rolling arithmetic and its choice at scale-in. */
@NullMarked
package dev.longshore.engine.deployment;

import org.jspecify.annotations.NullMarked;
