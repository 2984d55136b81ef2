/** The configuration of FireLens' log routers, Fluent Bit and Fluentd, from what a task definition says. */
@NullMarked
package dev.longshore.operator.firelens;

import org.jspecify.annotations.NullMarked;
