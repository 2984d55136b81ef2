/** The system benchmark: the same pods by a Service, by a Deployment and by nobody, on one control plane. */
@NullMarked
package dev.longshore.bench.system;

import org.jspecify.annotations.NullMarked;
