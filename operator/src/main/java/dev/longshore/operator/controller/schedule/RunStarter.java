package dev.longshore.operator.controller.schedule;

import dev.longshore.ecs.v1alpha1.FailedRun;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.ScheduledTaskStatus;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.engine.schedule.Run;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.schedule.RunReview;
import dev.longshore.operator.schedule.ScheduledRun;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes the Tasks of runs, and deletes those that wait in vain. Every write may be repeated. */
public final class RunStarter {
    private static final int UNPROCESSABLE = 422;

    /**
     * What was written.
     *
     * @param names of the Tasks, in order
     * @param refused runs whose Task the API server does not take
     * @param failed the first run that could not be written yet; those after it were left for later, too
     * @param why it could not
     * @param untold whether a Task that waits in vain is still there, because the status does not show yet why it will go
     */
    record Started(List<String> names, List<FailedRun> refused, Optional<Run> failed, String why, boolean untold) {}

    private final KubernetesClient client;

    /** Starts Tasks by this client. */
    public RunStarter(KubernetesClient client) {
        this.client = client;
    }

    Started start(ScheduledTask schedule, List<Run> due, RunReview review) {
        Writes writes = new Writes(schedule);
        List<RunReview.GivenUp> inVain =
                review.givenUp().stream().filter(run -> !run.begun()).toList();
        List<FailedRun> told = Optional.ofNullable(schedule.getStatus())
                .map(ScheduledTaskStatus::failures)
                .orElse(List.of());
        List<RunReview.GivenUp> done = inVain.stream()
                .filter(run -> FailureList.tells(told, run.run().run().scheduledTime()))
                .toList();
        done.forEach(run -> client.resource(run.run().task()).delete());
        review.retries().forEach(retry -> writes.write(retry.last().run(), retry.attempt(), retry.count()));
        Optional<Run> failed = due.stream()
                .filter(run -> !writes.write(run, 1, count(schedule)))
                .findFirst();
        boolean untold = done.size() < inVain.size();
        return new Started(List.copyOf(writes.names), List.copyOf(writes.refused), failed, writes.why, untold);
    }

    private static int count(ScheduledTask schedule) {
        return Objects.requireNonNullElse(
                schedule.getSpec().target().ecsParameters().taskCount(), 1);
    }

    private final class Writes {
        private final ScheduledTask schedule;
        private final List<String> names = new ArrayList<>();
        private final List<FailedRun> refused = new ArrayList<>();
        private String why = "";

        Writes(ScheduledTask schedule) {
            this.schedule = schedule;
        }

        /** Answers whether there is nothing left to do for the run. */
        boolean write(Run run, int attempt, int count) {
            Task task = new ScheduledRun(schedule, run, attempt).task(Owners.reference(schedule), count);
            try {
                client.resource(task).create();
                names.add(task.getMetadata().getName());
            } catch (KubernetesClientException e) {
                if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                    // Written before, by us or by another leader, who could not note it.
                    names.add(task.getMetadata().getName());
                } else if (e.getCode() == UNPROCESSABLE || e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST) {
                    refused.add(new FailedRun(run.scheduledTime(), attempt, e.getMessage()));
                } else {
                    why = Objects.requireNonNullElse(e.getMessage(), e.toString());
                    return false;
                }
            }
            return true;
        }
    }
}
