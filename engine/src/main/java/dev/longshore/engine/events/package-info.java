/** EventBridge's event patterns and input transformers, over JSON values of its own: engine knows no library. */
@NullMarked
package dev.longshore.engine.events;

import org.jspecify.annotations.NullMarked;
