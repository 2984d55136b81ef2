/** The JUnit extension that hands a local Kubernetes to a test class. */
@NullMarked
package dev.longshore.local.junit;

import org.jspecify.annotations.NullMarked;
