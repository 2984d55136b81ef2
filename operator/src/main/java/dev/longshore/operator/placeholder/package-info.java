/** Placeholder pods: what ordinary autoscalers answer with nodes, one for each task that waits. */
@NullMarked
package dev.longshore.operator.placeholder;

import org.jspecify.annotations.NullMarked;
