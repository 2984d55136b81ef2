package dev.longshore.operator.controller.schedule;

import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.events.EventListener;
import dev.longshore.operator.events.EventListener.DeliveryException;
import dev.longshore.operator.events.ReceivedEvent;
import dev.longshore.operator.events.RuleFields;
import dev.longshore.operator.events.RuleRun;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.status.EventRecorder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Starts a Task for each event and each target of each rule that matches it. */
public final class RuleDelivery implements EventListener.Delivery {
    private static final int UNPROCESSABLE = 422;

    private final KubernetesClient client;
    private final Triggers<EventRule> rules;
    private final EventRecorder events;
    private final InstantSource clock;

    /** Gives each event to the rules that it matches. */
    public RuleDelivery(KubernetesClient client, Triggers<EventRule> rules, EventRecorder events, InstantSource clock) {
        this.client = client;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<String> deliver(String namespace, List<ReceivedEvent> received) throws DeliveryException {
        Instant now = clock.instant();
        List<String> names = new ArrayList<>();
        List<EventRule> candidates =
                rules.list(rule -> rule.getMetadata().getNamespace().equals(namespace)
                        && rule.getMetadata().getDeletionTimestamp() == null);
        for (EventRule rule : candidates) {
            RuleFields fields = RuleFields.of(rule);
            for (ReceivedEvent event : received) {
                for (RuleRun run : fields.runs(rule, event, now)) {
                    start(run).ifPresent(names::add);
                }
            }
        }
        return names;
    }

    /** Answers the name of the Task, whether it was started now or before. */
    private Optional<String> start(RuleRun run) throws DeliveryException {
        Optional<String> problem = run.problem();
        if (problem.isPresent()) {
            refused(run, "the input that the event gives " + problem.get());
            return Optional.empty();
        }
        try {
            client.resource(run.task(Owners.reference(run.rule()))).create();
            events.normal(run.rule(), "Started", "has started task " + run.name() + ".");
        } catch (KubernetesClientException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
            if (e.getCode() == UNPROCESSABLE || e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST) {
                refused(run, why);
                return Optional.empty();
            } else if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw new DeliveryException(why, e);
            }
        }
        return Optional.of(run.name());
    }

    private void refused(RuleRun run, String why) {
        events.warning(
                run.rule(),
                "EventFailed",
                "was unable to start a task for event " + run.event().identity() + ". Reason: " + why);
    }
}
