/** The health of a load balancer's targets, and which of them take traffic: Elastic Load Balancing's rules. */
@NullMarked
package dev.longshore.engine.target;

import org.jspecify.annotations.NullMarked;
