/** What a live ECS cluster is made of, asked of AWS: read, and turned into the JSON that AWS's own command line prints. */
@NullMarked
package dev.longshore.operator.aws;

import org.jspecify.annotations.NullMarked;
