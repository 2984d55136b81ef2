/** What the command line asks of a live cluster: its instances, why a task waits, what a change would do. It writes nothing. */
@NullMarked
package dev.longshore.operator.view;

import org.jspecify.annotations.NullMarked;
