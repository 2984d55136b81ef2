/** One placement queue and one ledger for each Cluster; the pods that it writes. */
@NullMarked
package dev.longshore.operator.placement;

import org.jspecify.annotations.NullMarked;
