/** Task definitions: revisions, references, ECS's registration rules, fields that are not honoured. */
@NullMarked
package dev.longshore.operator.definition;

import org.jspecify.annotations.NullMarked;
