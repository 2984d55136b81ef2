/** Instances and what is taken on them. */
@NullMarked
package dev.longshore.engine.ledger;

import org.jspecify.annotations.NullMarked;
