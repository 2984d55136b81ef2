/** The controller of TargetGroups, and what the targets' health means to services. */
@NullMarked
package dev.longshore.operator.controller.target;

import org.jspecify.annotations.NullMarked;
