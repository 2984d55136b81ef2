/** What the system benchmark found, as tables and as JSON. */
@NullMarked
package dev.longshore.bench.report;

import org.jspecify.annotations.NullMarked;
