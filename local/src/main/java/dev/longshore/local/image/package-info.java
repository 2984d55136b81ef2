/** Container images made of local files, without a registry. */
@NullMarked
package dev.longshore.local.image;

import org.jspecify.annotations.NullMarked;
