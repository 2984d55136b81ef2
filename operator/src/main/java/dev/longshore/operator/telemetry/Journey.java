package dev.longshore.operator.telemetry;

import dev.longshore.operator.pod.EcsTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task's way from being wanted to RUNNING, in stages that follow each other. What a pod shows of it is cut to whole seconds: a stage
 * that would end before it began has no length.
 *
 * @param stages in their order, at least one
 */
record Journey(List<Stage> stages) {
    /** One part of the way. */
    record Stage(String name, Instant start, Instant end) {}

    /**
     * What is known of the way before there is a pod.
     *
     * @param written when the pod was accepted; empty while it is not known to be
     */
    record Departure(Instant wanted, Instant placed, Optional<Instant> written) {}

    /** That of a task in RUNNING; without a departure, which an earlier operator saw, it begins with the pod. */
    static Journey of(EcsTask task, Optional<Departure> departure) {
        Instant created = task.createdAt();
        Instant wanted = departure.map(Departure::wanted).orElse(created);
        List<Stage> stages = new ArrayList<>();
        Instant now = wanted;
        if (departure.isPresent()) {
            now = add(stages, "place", now, departure.get().placed());
            now = add(stages, "create pod", now, departure.get().written().orElse(created));
        }
        Instant taken = task.times().pullStarted().orElse(created);
        now = add(stages, "reach kubelet", now, taken);
        add(stages, "pull and start", now, task.startedAt().orElse(taken));
        return new Journey(List.copyOf(stages));
    }

    private static Instant add(List<Stage> stages, String name, Instant start, Instant end) {
        Instant later = end.isAfter(start) ? end : start;
        stages.add(new Stage(name, start, later));
        return later;
    }

    Instant start() {
        return stages.getFirst().start();
    }

    Instant end() {
        return stages.getLast().end();
    }
}
