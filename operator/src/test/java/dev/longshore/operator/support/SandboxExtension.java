package dev.longshore.operator.support;

import dev.longshore.operator.names.Slug;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Fills a {@link SandboxTest} and tells what happened in one that fails. */
final class SandboxExtension implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(SandboxExtension.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int NAME_LENGTH = 24;

    @Override
    public void beforeEach(ExtensionContext context) {
        SandboxTest test = (SandboxTest) context.getRequiredTestInstance();
        test.operator = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        test.local,
                        local -> RunningOperator.start(
                                test.local, test.clock(), test.events(), test.metrics(), test.scalingPeriod()),
                        RunningOperator.class);
        String name = Slug.of(context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT), NAME_LENGTH);
        test.ecs = Sandbox.create(name + "-" + NUMBER.incrementAndGet(), test.local, test.operator);
        context.getStore(NAMESPACE).put("began", Instant.now());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        SandboxTest test = (SandboxTest) context.getRequiredTestInstance();
        Instant began = context.getStore(NAMESPACE).getOrDefault("began", Instant.class, Instant.EPOCH);
        if (context.getExecutionException().isPresent()) {
            System.out.println("### " + context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName() + " failed; its sandbox:");
            System.out.println(new SandboxStory(test.ecs).tell());
            System.out.println("### the operator's log meanwhile:");
            System.out.println(test.operator.log().since(began));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ((SandboxTest) context.getRequiredTestInstance()).ecs.close();
    }
}
