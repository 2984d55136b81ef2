package dev.longshore.operator.history;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pods of a node that must share it without conflict, at the steps where a new one claims its part. Two questions are
 * asked, both only where a task of ours is involved:
 *
 * <ul>
 *   <li>when a task's pod is bound: does it fit beside every live task of ours, and every live foreign pod that was bound
 *       there {@link #SEEN_AFTER} before, so that the operator must have known it when it placed?
 *   <li>when a kubelet admits a pod, whosoever: do all that it has admitted fit? A foreign pod that was bound within
 *       {@link #SEEN_AFTER} of one of our tasks is left out, as simulated nodes admit the losers of such a race too,
 *       where a kubelet refuses them.
 * </ul>
 *
 * A terminating pod counts in full, one that has ended not at all.
 */
final class Contenders {
    /** By then the operator has heard of a foreign pod; until then the two may race for the node. */
    static final Duration SEEN_AFTER = Duration.ofSeconds(5);

    private Contenders() {}

    static Stream<List<SeenPod>> of(Step step) {
        return step.after().filter(SeenPod::live).filter(SeenPod::bound).stream()
                .flatMap(pod -> {
                    Collection<SeenPod> onNode = step.world().onNode(pod.node());
                    boolean bound =
                            pod.ours() && step.before().filter(SeenPod::bound).isEmpty();
                    boolean admitted = pod.admitted()
                            && step.before().filter(SeenPod::admitted).isEmpty();
                    return Stream.concat(
                            bound ? Stream.of(known(pod, onNode)) : Stream.empty(),
                            admitted ? Stream.of(admitted(onNode)) : Stream.empty());
                });
    }

    private static List<SeenPod> known(SeenPod placed, Collection<SeenPod> onNode) {
        return onNode.stream()
                .filter(SeenPod::live)
                .filter(pod -> pod.ours() || !pod.boundAt().plus(SEEN_AFTER).isAfter(placed.boundAt()))
                .toList();
    }

    private static List<SeenPod> admitted(Collection<SeenPod> onNode) {
        List<SeenPod> ours =
                onNode.stream().filter(SeenPod::ours).filter(SeenPod::admitted).toList();
        return ours.isEmpty()
                ? ours
                : onNode.stream()
                        .filter(SeenPod::admitted)
                        .filter(pod -> pod.ours() || ours.stream().noneMatch(task -> raced(task, pod)))
                        .toList();
    }

    private static boolean raced(SeenPod task, SeenPod foreign) {
        return Duration.between(task.boundAt(), foreign.boundAt()).abs().compareTo(SEEN_AFTER) < 0;
    }
}
