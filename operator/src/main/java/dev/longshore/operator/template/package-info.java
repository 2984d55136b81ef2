/** CloudFormation templates: their parameters, conditions and functions are worked out, and their resources become what AWS's APIs take. */
@NullMarked
package dev.longshore.operator.template;

import org.jspecify.annotations.NullMarked;
