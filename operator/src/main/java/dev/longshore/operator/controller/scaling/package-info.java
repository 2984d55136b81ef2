/** Service auto scaling: carries out scalable targets and their policies, and tells what each of them wants. */
@NullMarked
package dev.longshore.operator.controller.scaling;

import org.jspecify.annotations.NullMarked;
