/** A service's deployments: which one is PRIMARY, what it runs with, how its rollout goes. */
@NullMarked
package dev.longshore.operator.deployment;

import org.jspecify.annotations.NullMarked;
