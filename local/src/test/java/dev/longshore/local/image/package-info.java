/** Tests of images made of local files. */
@NullMarked
package dev.longshore.local.image;

import org.jspecify.annotations.NullMarked;
