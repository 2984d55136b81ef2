package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Replays a history from its first change to its last and asks every check at every step. Pure: a history that was made
 * up serves as well as a recorded one.
 *
 * @param violations step by step, those of the end last
 * @param refusals pods that a kubelet did not admit
 */
public record Replay(List<Violation> violations, List<Refusal> refusals) {

    /**
     * Replays a history.
     *
     * @param changes in any order; they are replayed in the order of their resource versions
     */
    public static Replay of(List<Change> changes) {
        ServiceLimits limits = new ServiceLimits();
        List<Check> checks = List.of(
                new TaskIds(),
                new NodeClaims(),
                new ServiceFloor(limits),
                new ServiceCeiling(limits),
                new StandaloneRuns(),
                new PodIdentity(),
                new CompletePods(),
                new WrittenOnce(),
                new Leftovers(),
                new StableServices());
        List<Change> ordered = changes.stream()
                .sorted(Comparator.comparingLong(Change::resourceVersion))
                .toList();
        return run(ordered, limits, checks);
    }

    private static Replay run(List<Change> changes, ServiceLimits limits, List<Check> checks) {
        World world = new World();
        Findings findings = new Findings();
        List<Refusal> refusals = new ArrayList<>();
        for (Change change : changes) {
            Optional<SeenPod> before = world.pod(change.key());
            world.apply(change);
            limits.observe(change);
            Step step = new Step(change, before, world.pod(change.key()), world);
            checks.forEach(check -> check.step(step, findings));
            refusal(step).ifPresent(refusals::add);
        }
        if (!changes.isEmpty()) {
            Step last = new Step(changes.getLast(), Optional.empty(), Optional.empty(), world);
            checks.forEach(check -> check.end(last, findings));
        }
        return new Replay(findings.violations(), List.copyOf(refusals));
    }

    /** A pod that has just Failed with a reason of the kubelet's admission, before any container had a state. */
    private static Optional<Refusal> refusal(Step step) {
        return step.after()
                .filter(pod -> step.before().filter(SeenPod::live).isPresent() && !pod.live())
                .filter(pod -> isRefusal(pod.pod().getStatus()))
                .map(pod -> new Refusal(
                        pod.key(),
                        pod.ours(),
                        pod.node(),
                        pod.pod().getStatus().getReason(),
                        Objects.requireNonNullElse(pod.pod().getStatus().getMessage(), "")));
    }

    private static boolean isRefusal(PodStatus status) {
        String reason = Objects.requireNonNullElse(status.getReason(), "");
        return !reason.isEmpty()
                && !reason.equals("DeadlineExceeded")
                && !reason.equals("Evicted")
                && status.getContainerStatuses().stream()
                        .noneMatch(c -> c.getState() != null && c.getState().getTerminated() != null);
    }
}
