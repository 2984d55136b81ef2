/** Questions about the fields of a spec, whatever its shape. */
@NullMarked
package dev.longshore.ecs.fields;

import org.jspecify.annotations.NullMarked;
