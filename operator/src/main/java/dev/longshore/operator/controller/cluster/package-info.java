/** The controllers of Clusters and ContainerInstances. */
@NullMarked
package dev.longshore.operator.controller.cluster;

import org.jspecify.annotations.NullMarked;
