/** Groups of nodes that grow and shrink, as an Auto Scaling group does. */
@NullMarked
package dev.longshore.local.group;

import org.jspecify.annotations.NullMarked;
