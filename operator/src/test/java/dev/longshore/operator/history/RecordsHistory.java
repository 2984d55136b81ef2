package dev.longshore.operator.history;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a test class with {@link dev.longshore.local.junit.LocalKubernetes}: records the history of its cluster from before
 * the first test to after the last, proves the invariants after every test method and its {@code @AfterEach}, and tells the
 * story of a test that fails. Parameters of type {@link History} are filled in.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(RecordsHistoryExtension.class)
public @interface RecordsHistory {
    /** How long the cluster may take after a test to become quiet, in seconds. */
    int settleSeconds() default 30;
}
