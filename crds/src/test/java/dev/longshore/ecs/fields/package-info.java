/** Tests. */
@NullMarked
package dev.longshore.ecs.fields;

import org.jspecify.annotations.NullMarked;
