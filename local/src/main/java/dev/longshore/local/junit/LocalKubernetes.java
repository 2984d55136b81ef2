package dev.longshore.local.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class against a local Kubernetes: parameters and {@code static} or instance fields of type {@link
 * dev.longshore.local.LocalCluster} or {@link io.fabric8.kubernetes.client.KubernetesClient} are filled in. Classes that ask for the same
 * share one cluster, which ends with the JVM's tests; so a test works in a namespace of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(LocalKubernetesExtension.class)
public @interface LocalKubernetes {
    /** How many real nodes; they are named {@code node-1} onward, each in a zone of its own. */
    int realNodes() default 0;

    /** How many simulated nodes; they are named {@code sim-0} onward, spread over three zones. */
    int simulatedNodes() default 0;

    /** Whether simulated nodes may be added by a test. */
    boolean simulation() default false;

    /** Whether kube-controller-manager runs. */
    boolean controllerManager() default true;

    /** Whether silent nodes are marked and their pods evicted. */
    boolean nodeLifecycle() default true;

    /** Whether kube-scheduler runs. */
    boolean scheduler() default false;

    /** Whether the API server logs every write. */
    boolean auditLog() default false;

    /** Further flags of kube-apiserver. */
    String[] apiServerFlags() default {};

    /** The only provider to ask; empty for the first that can. */
    String provider() default "";

    /** A cluster with this label is shared only by classes that name the same, for tests that break things. */
    String own() default "";
}
