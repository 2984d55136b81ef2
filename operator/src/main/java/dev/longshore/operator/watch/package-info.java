/** What the API server shows of pods and nodes, kept as small records. */
@NullMarked
package dev.longshore.operator.watch;

import org.jspecify.annotations.NullMarked;
