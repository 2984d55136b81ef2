/** The operator's image, put together from a JDK and the class path that this process runs with. */
@NullMarked
package dev.longshore.operator.image;

import org.jspecify.annotations.NullMarked;
