/** What a Service or Task names, found: its Cluster, its definition's revision, whether it may use them. */
@NullMarked
package dev.longshore.operator.controller.resolve;

import org.jspecify.annotations.NullMarked;
