package dev.longshore.operator.shift;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.shift.HookAnswer;
import dev.longshore.engine.shift.HookRun;
import dev.longshore.engine.shift.ShiftState;
import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the hooks of deployments, each by a virtual thread of its own, and keeps what they answered until somebody looks. A restart forgets
 * both: what was asked is asked again.
 */
public final class LifecycleHooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LifecycleHooks.class);
    private static final String ROLLBACK = "=ROLLBACK";

    private final Webhooks webhooks = new Webhooks();
    private final HookJobs jobs;
    private final HookHosts hosts;
    private final Consumer<Service> wake;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, HookAnswer> answers = new ConcurrentHashMap<>();

    /**
     * Asks nothing yet.
     *
     * @param hosts where hooks may be sent to
     * @param wake called when an answer to a service's question is there
     */
    public LifecycleHooks(KubernetesClient client, HookHosts hosts, Consumer<Service> wake) {
        this.jobs = new HookJobs(client);
        this.hosts = hosts;
        this.wake = wake;
    }

    /** The answers that came for a deployment since the last look, of programs and of people; by the ids that the engine knows. */
    public Map<String, HookAnswer> answers(Service service, Deployment primary, ShiftState state) {
        Map<String, HookAnswer> given = new HashMap<>();
        String prefix = ShiftStatus.prefix(primary);
        for (HookRun run : state.hooks()) {
            Optional.ofNullable(answers.remove(key(service, prefix + run.id())))
                    .ifPresent(answer -> given.put(run.id(), answer));
        }
        byPeople(service).forEach((id, answer) -> {
            if (id.startsWith(prefix)) {
                given.put(id.substring(prefix.length()), answer);
            }
        });
        return given;
    }

    /** ContinueServiceDeployment as an annotation: ids of hooks, with commas, each with what becomes of it. */
    private static Map<String, HookAnswer> byPeople(Service service) {
        Map<String, HookAnswer> given = new HashMap<>();
        String text = Optional.ofNullable(service.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.CONTINUE_DEPLOYMENT))
                .orElse("");
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(one -> {
                    if (one.endsWith(ROLLBACK)) {
                        given.put(
                                one.substring(0, one.length() - ROLLBACK.length()),
                                HookAnswer.failed("rolled back by hand"));
                    } else {
                        given.put(one.replaceFirst("=CONTINUE$", ""), HookAnswer.succeeded("continued by hand"));
                    }
                });
        return given;
    }

    /** Asks the hooks that are due and not being asked. */
    public void ask(Service service, Deployment primary, ShiftState state, Instant now) {
        List<DeploymentLifecycleHook> hooks = ShiftFields.hooks(service);
        for (HookRun run : state.calls(now)) {
            String id = ShiftStatus.prefix(primary) + run.id();
            if (run.hook() >= hooks.size()) {
                // Taken out of the service meanwhile: nobody is left to ask.
                answers.put(key(service, id), HookAnswer.succeeded("the hook was removed"));
                wake.accept(service);
                continue;
            }
            DeploymentLifecycleHook hook = hooks.get(run.hook());
            HookTarget.of(hook).ifPresent(target -> ask(new HookCall(id, service, primary, hook, target)));
        }
    }

    private void ask(HookCall call) {
        String key = key(call.service(), call.id());
        if (!answers.containsKey(key) && asked.add(key)) {
            threads.execute(() -> {
                try {
                    answers.put(key, answer(call));
                } catch (InterruptedException e) {
                    LOG.debug("{} is not waited for", call.id());
                } catch (RuntimeException e) {
                    LOG.warn("hook {} could not be asked: {}", call.id(), e.toString());
                    answers.put(key, HookAnswer.inProgress(HookAnswer.CALL_BACK_DELAY, e.toString()));
                } finally {
                    asked.remove(key);
                    wake.accept(call.service());
                }
            });
        }
    }

    private HookAnswer answer(HookCall call) throws InterruptedException {
        return switch (call.target()) {
            case HookTarget.Webhook webhook -> {
                Optional<String> refusal = hosts.refusal(call.namespace(), webhook.url());
                yield refusal.isPresent()
                        ? HookAnswer.failed(refusal.orElseThrow())
                        : webhooks.ask(webhook.url(), call);
            }
            case HookTarget.JobOf job -> jobs.ask(job, call);
        };
    }

    private static String key(Service service, String id) {
        return service.getMetadata().getUid() + "/" + id;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        webhooks.close();
    }
}
