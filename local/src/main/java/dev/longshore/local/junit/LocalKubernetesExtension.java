package dev.longshore.local.junit;

import dev.longshore.local.ClusterRequest;
import dev.longshore.local.ClusterRequestBuilder;
import dev.longshore.local.LocalCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Starts the cluster that {@link LocalKubernetes} asks for and hands it to the tests. */
final class LocalKubernetesExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LocalKubernetesExtension.class);

    /** Clusters are shared by equal keys. */
    private record Key(ClusterRequest request, String own) {}

    /** JUnit's root store closes this at the end of the run. */
    private record Shared(LocalCluster cluster) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        inject(context, Optional.empty());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getRequiredTestInstances().getAllInstances().forEach(test -> inject(context, Optional.of(test)));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isOurs(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return value(parameter.getParameter().getType(), cluster(context));
    }

    private static boolean isOurs(Class<?> type) {
        return type == LocalCluster.class || type == KubernetesClient.class;
    }

    private static Object value(Class<?> type, LocalCluster cluster) {
        return type == LocalCluster.class ? cluster : cluster.client();
    }

    private static void inject(ExtensionContext context, Optional<Object> test) {
        LocalCluster cluster = cluster(context);
        Class<?> type = test.<Class<?>>map(Object::getClass).orElseGet(context::getRequiredTestClass);
        ReflectionSupport.findFields(
                        type,
                        field -> isOurs(field.getType())
                                && !Modifier.isFinal(field.getModifiers())
                                && Modifier.isStatic(field.getModifiers()) == test.isEmpty(),
                        HierarchyTraversalMode.TOP_DOWN)
                .forEach(field -> set(field, test, value(field.getType(), cluster)));
    }

    private static void set(Field field, Optional<Object> test, Object value) {
        try {
            field.setAccessible(true);
            field.set(test.orElse(null), value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot set the field " + field, e);
        }
    }

    private static LocalCluster cluster(ExtensionContext context) {
        LocalKubernetes wanted = AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), LocalKubernetes.class, context.getEnclosingTestClasses())
                .orElseThrow(() -> new IllegalStateException(
                        context.getRequiredTestClass() + " uses LocalKubernetesExtension without @LocalKubernetes"));
        Key key = new Key(request(wanted), wanted.own());
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(key, k -> new Shared(LocalCluster.start(k.request())), Shared.class)
                .cluster();
    }

    private static ClusterRequest request(LocalKubernetes wanted) {
        ClusterRequestBuilder builder = ClusterRequest.builder()
                .realNodes(wanted.realNodes())
                .simulatedNodes(wanted.simulatedNodes())
                .simulation(wanted.simulation())
                .controllerManager(wanted.controllerManager())
                .nodeLifecycle(wanted.nodeLifecycle())
                .scheduler(wanted.scheduler())
                .auditLog(wanted.auditLog())
                .apiServerFlags(wanted.apiServerFlags());
        if (!wanted.provider().isEmpty()) {
            builder.provider(wanted.provider());
        }
        return builder.build();
    }
}
