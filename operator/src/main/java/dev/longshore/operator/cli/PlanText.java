package dev.longshore.operator.cli;

import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.PlacementMessages;
import dev.longshore.operator.view.Planned;
import java.util.ArrayList;
import java.util.List;

/** Shows a plan: where tasks would go, then what else there is to know, then what could not be placed. */
final class PlanText {
    private PlanText() {}

    /** @param most how many rows the table of refusals has */
    static String of(List<Planned> plan, int most) {
        List<String> parts = new ArrayList<>();
        if (plan.stream().anyMatch(planned -> !planned.starts().isEmpty())) {
            parts.add(places(plan));
        }
        String notes = notes(plan);
        if (!notes.isEmpty()) {
            parts.add(notes);
        }
        plan.forEach(planned ->
                planned.explanation().map(why -> unplaced(planned, why, most)).ifPresent(parts::add));
        plan.stream().map(PlanText::summary).filter(line -> !line.isEmpty()).forEach(parts::add);
        return String.join("\n\n", parts);
    }

    private static String places(List<Planned> plan) {
        var table = new Table("TASK", "DEFINITION", "CLUSTER", "INSTANCE", "HOST PORTS");
        plan.forEach(planned -> planned.starts()
                .forEach(start -> table.row(
                        name(planned) + " #" + start.number(),
                        planned.definition(),
                        planned.cluster(),
                        start.placement().instance(),
                        ProspectsText.hostPorts(start.placement()))));
        return table.toString();
    }

    private static String notes(List<Planned> plan) {
        List<String> lines = new ArrayList<>();
        plan.forEach(planned -> planned.remarks()
                .forEach(remark -> lines.add(name(planned)
                        + (planned.cluster().isEmpty() ? " " + remark + " as " + planned.definition() : ": " + remark)
                        + ".")));
        return String.join("\n", lines);
    }

    private static String unplaced(Planned planned, Explanation why, int most) {
        String head = name(planned) + ": " + planned.unplaced() + " of "
                + (planned.unplaced() + planned.starts().size()) + " tasks would find no instance ("
                + PlacementMessages.summary(why) + ").";
        String table = why.refused().isEmpty() ? "" : "\n" + RefusalTable.of(why, most);
        return head
                + table
                + why.closest()
                        .map(one -> "\nWhat would make it fit on " + one.instance() + ": " + Remedy.of(one) + ".")
                        .orElse("");
    }

    private static String summary(Planned planned) {
        return planned.problems().isEmpty()
                ? ""
                : name(planned) + ": nothing would start.\n- " + String.join("\n- ", planned.problems());
    }

    private static String name(Planned planned) {
        return planned.owner().kind() + " " + planned.owner().namespace() + "/"
                + planned.owner().name();
    }
}
