/** Build time only: makes the CRDs out of the Java types and their Javadoc. */
@NullMarked
package dev.longshore.ecs.schema;

import org.jspecify.annotations.NullMarked;
