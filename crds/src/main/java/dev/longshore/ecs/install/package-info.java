/** Installing the custom resource definitions that this module ships. */
@NullMarked
package dev.longshore.ecs.install;

import org.jspecify.annotations.NullMarked;
