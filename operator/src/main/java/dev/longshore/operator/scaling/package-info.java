/** Scalable targets and scaling policies as people write them, read into what the engine decides by. */
@NullMarked
package dev.longshore.operator.scaling;

import org.jspecify.annotations.NullMarked;
