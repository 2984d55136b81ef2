/** Objects of other operators that tasks need where those are installed: External Secrets, EKS's security groups for pods. */
@NullMarked
package dev.longshore.operator.external;

import org.jspecify.annotations.NullMarked;
