package dev.longshore.bench.scaling;

import dev.longshore.bench.report.MarkdownTable;
import java.util.Locale;
import java.util.OptionalInt;

/** What came of each load: a table of the tasks where there is always room, and one of tasks and instances. */
final class ScalingTables {
    private static final int STEP_BEGINS = 30 * 60;

    private final MarkdownTable alone = new MarkdownTable(
            "load, scaled by", "first enough after", "seconds at 100 %", "overshoot", "changes", "turns", "task hours");
    private final MarkdownTable onInstances = new MarkdownTable(
            "load, scaled by",
            "first enough after",
            "seconds at 100 %",
            "overshoot of tasks",
            "turns",
            "task hours",
            "overshoot of instances",
            "turns",
            "instance hours");

    void alone(Course course) {
        alone.row(
                name(course),
                reaction(course),
                String.valueOf(course.full()),
                text("%.0f %%", course.overshoot()),
                String.valueOf(course.desired().changes()),
                String.valueOf(course.desired().turns()),
                text("%.1f", course.running().hours()));
    }

    void onInstances(Course course) {
        onInstances.row(
                name(course),
                reaction(course),
                String.valueOf(course.full()),
                text("%.0f %%", course.overshoot()),
                String.valueOf(course.desired().turns()),
                text("%.1f", course.running().hours()),
                text("%.0f %%", course.instanceOvershoot()),
                String.valueOf(course.instances().turns()),
                text("%.1f", course.instances().hours()));
    }

    private static String name(Course course) {
        return course.load().title() + ", " + course.title();
    }

    private static String reaction(Course course) {
        OptionalInt reaction = course.reaction(STEP_BEGINS);
        return course.load() == Load.STEP && reaction.isPresent() ? reaction.getAsInt() + " s" : "";
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    @Override
    public String toString() {
        return "Room at once:\n\n" + alone + "\nOn instances that follow:\n\n" + onInstances;
    }
}
