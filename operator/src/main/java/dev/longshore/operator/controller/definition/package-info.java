/** The controller of TaskDefinitions: revisions are recorded, numbered and kept while they are used. */
@NullMarked
package dev.longshore.operator.controller.definition;

import org.jspecify.annotations.NullMarked;
