package dev.longshore.operator.history;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Records for {@link RecordsHistory}. */
final class RecordsHistoryExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RecordsHistoryExtension.class);

    /**
     * The recording of one class; its store closes it.
     *
     * @param told violations that a test has failed with: the next test is not blamed for them again
     */
    private record Recording(History history, Set<Violation> told) implements AutoCloseable {
        @Override
        public void close() {
            history.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        // The client is LocalKubernetes's parameter: asking for it the way a test does needs no agreement with it.
        KubernetesClient client = (KubernetesClient) context.getExecutableInvoker()
                .invoke(RecordsHistoryExtension.class.getDeclaredMethod("take", KubernetesClient.class), null);
        context.getStore(NAMESPACE).put(Recording.class, new Recording(History.record(client), new HashSet<>()));
    }

    static KubernetesClient take(KubernetesClient client) {
        return client;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put("mark", recording(context).history().mark());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            tell(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Recording recording = recording(context);
        boolean failed = context.getExecutionException().isPresent();
        Duration settle = failed ? Duration.ZERO : settle(context);
        List<Violation> found = recording
                .history()
                .settled(settle, violation -> !recording.told().contains(violation));
        List<Violation> counts =
                failed ? found.stream().filter(v -> !v.invariant().atEnd()).toList() : found;
        if (!counts.isEmpty()) {
            recording.told().addAll(counts);
            if (!failed) {
                tell(context);
            }
            throw new AssertionError(History.message(counts));
        }
    }

    private static void tell(ExtensionContext context) {
        int mark = context.getStore(NAMESPACE).getOrDefault("mark", Integer.class, 0);
        System.out.println("### " + context.getDisplayName() + " failed; its history:");
        System.out.println(recording(context).history().story(mark));
    }

    private static Duration settle(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), RecordsHistory.class, context.getEnclosingTestClasses())
                .map(annotation -> Duration.ofSeconds(annotation.settleSeconds()))
                .orElseThrow();
    }

    private static Recording recording(ExtensionContext context) {
        Recording recording = context.getStore(NAMESPACE).get(Recording.class, Recording.class);
        if (recording == null) {
            throw new IllegalStateException("no recording: @RecordsHistory belongs on a class with @LocalKubernetes");
        }
        return recording;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == History.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return recording(context).history();
    }
}
