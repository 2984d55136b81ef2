package dev.longshore.operator.cli;

import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.Placement;
import dev.longshore.engine.placement.PlacementMessages;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.view.Outlook;
import dev.longshore.operator.view.Prospects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells how a service or Task stands. */
final class ProspectsText {
    private static final int TASK_ID_SHOWN = 12;

    private ProspectsText() {}

    /** @param most how many rows a table has */
    static String of(Prospects prospects, int most) {
        List<String> parts = new ArrayList<>();
        parts.add(headline(prospects));
        if (!prospects.tasks().isEmpty()) {
            parts.add(tasks(prospects.tasks(), most));
        }
        parts.add(next(prospects, most));
        return String.join("\n\n", parts);
    }

    private static String headline(Prospects prospects) {
        return prospects.owner().kind() + " " + prospects.owner().namespace() + "/"
                + prospects.owner().name() + " in Cluster " + prospects.cluster() + ", definition "
                + prospects.definition() + ": "
                + prospects.tasks().size() + " of " + prospects.desired()
                + (prospects.desired() == 1 ? " task" : " tasks")
                + (prospects.tasks().size() == 1 ? " has" : " have") + " an instance.";
    }

    static String tasks(List<EcsTask> tasks, int most) {
        var table = new Table("TASK", "POD", "DEFINITION", "LAST STATUS", "INSTANCE");
        tasks.stream()
                .limit(most)
                .forEach(task -> table.row(
                        task.taskId()
                                .substring(
                                        0, Math.min(TASK_ID_SHOWN, task.taskId().length())),
                        task.pod().name(),
                        task.taskDefinition(),
                        task.lastStatus().name().toUpperCase(Locale.ROOT),
                        task.instance()));
        return tasks.size() <= most
                ? table.toString()
                : table + "\n... and " + (tasks.size() - most) + " more; --all shows them";
    }

    private static String next(Prospects prospects, int most) {
        return switch (prospects.next()) {
            case Outlook.Refused refused -> "No task is placed. " + refused.reason() + ": " + refused.message();
            case Outlook.Nothing nothing -> "Each of its tasks had an instance, and StartTask names no further one.";
            case Outlook.Tried tried -> tried(tried, prospects, most);
        };
    }

    private static String tried(Outlook.Tried tried, Prospects prospects, int most) {
        boolean missing = prospects.tasks().size() < prospects.desired();
        String task = missing ? "The next task" : "One more task";
        List<String> parts = new ArrayList<>();
        parts.add(tried.place()
                .map(place ->
                        task + " would go to " + place.instance() + ports(place) + ". " + takers(tried.takers(), most))
                .orElse(task + " finds no instance (" + summary(tried.explanation()) + ")."));
        if (!tried.explanation().refused().isEmpty()) {
            parts.add(RefusalTable.of(tried.explanation(), most));
        }
        tried.grown().ifPresent(parts::add);
        if (tried.place().isEmpty()) {
            tried.explanation()
                    .closest()
                    .map(one -> "What would make it fit on " + one.instance() + ": " + Remedy.of(one) + ".")
                    .ifPresent(parts::add);
        }
        return String.join("\n\n", parts);
    }

    private static String summary(Explanation explanation) {
        return explanation.instances() == 0
                ? "none is there to be asked; a node joins with the label ecs.longshore.dev/cluster=NAME"
                : PlacementMessages.summary(explanation);
    }

    private static String takers(List<String> takers, int most) {
        if (takers.size() == 1) {
            return "No other instance would take it.";
        }
        String named = takers.stream().limit(most).collect(Collectors.joining(", "));
        return takers.size() + " instances would take it: " + named + (takers.size() > most ? ", ..." : "") + ".";
    }

    /** The host ports of a place in words; empty if it has none. */
    static String ports(Placement place) {
        String ports = hostPorts(place);
        return ports.isEmpty() ? "" : " (host port " + ports + ")";
    }

    /** As in {@code 8080/tcp}. */
    static String hostPorts(Placement place) {
        return place.bindings().stream()
                .map(binding ->
                        binding.hostPort() + "/" + binding.protocol().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
