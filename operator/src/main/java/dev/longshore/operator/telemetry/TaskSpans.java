package dev.longshore.operator.telemetry;

import dev.longshore.operator.pod.EcsTask;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.concurrent.TimeUnit;

/** A journey as spans: one for the whole, one below it for each stage. The trace's id is the task's, so that it can be found. */
final class TaskSpans implements IdGenerator, AutoCloseable {
    private static final long ENDS_WITHIN_SECONDS = 5;

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private String task = "";

    TaskSpans(SpanProcessor processor) {
        this.provider = SdkTracerProvider.builder()
                .addSpanProcessor(processor)
                .setIdGenerator(this)
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "longshore")))
                .build();
        this.tracer = provider.get("dev.longshore");
    }

    /** Called by one thread at a time. */
    void tell(EcsTask told, Journey journey) {
        task = told.taskId();
        Span whole = tracer.spanBuilder("task")
                .setNoParent()
                .setStartTimestamp(journey.start())
                .setAllAttributes(attributes(told))
                .startSpan();
        Context within = Context.root().with(whole);
        for (Journey.Stage stage : journey.stages()) {
            tracer.spanBuilder(stage.name())
                    .setParent(within)
                    .setStartTimestamp(stage.start())
                    .startSpan()
                    .end(stage.end());
        }
        whole.end(journey.end());
    }

    private static Attributes attributes(EcsTask task) {
        return Attributes.builder()
                .put("aws.ecs.task.id", task.taskId())
                .put("aws.ecs.task.definition", task.taskDefinition())
                .put("ecs.cluster", task.cluster())
                .put(task.ownerKind().equals("Service") ? "ecs.service" : "ecs.task", task.ownerName())
                .put("k8s.namespace.name", task.pod().namespace())
                .put("k8s.pod.name", task.pod().name())
                .put("k8s.node.name", task.instance())
                .build();
    }

    @Override
    public String generateSpanId() {
        return IdGenerator.random().generateSpanId();
    }

    @Override
    public String generateTraceId() {
        return task;
    }

    @Override
    public void close() {
        provider.shutdown().join(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
}
