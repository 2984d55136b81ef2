/** Tests of the report. */
@NullMarked
package dev.longshore.bench.report;

import org.jspecify.annotations.NullMarked;
