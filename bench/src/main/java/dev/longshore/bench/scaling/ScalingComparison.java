package dev.longshore.bench.scaling;

import dev.longshore.bench.report.MarkdownTable;
import dev.longshore.engine.scaling.Bounds;
import dev.longshore.engine.scaling.ScalingMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Longshore's target tracking in both modes beside the HorizontalPodAutoscaler's rule, on the same loads. */
public final class ScalingComparison {
    static final double TARGET = 50;
    static final Bounds BOUNDS = new Bounds(1, 40);
    private static final int STEP_BEGINS = 30 * 60;

    private ScalingComparison() {}

    /** What each does under one load. */
    static List<Course> under(Load load) {
        int first = (int) Math.ceil(100 * load.at(0) / TARGET);
        return Stream.of(
                        new TargetTrackingScaler(ScalingMode.ECS, TARGET, BOUNDS),
                        new TargetTrackingScaler(ScalingMode.FAST, TARGET, BOUNDS),
                        new PodAutoscaler(TARGET, BOUNDS))
                .map(autoscaler -> Simulation.run(load, autoscaler, TARGET, first))
                .toList();
    }

    /**
     * Runs all loads.
     *
     * @param folder where a plot of each is written
     * @return a table in Markdown
     */
    public static String run(Path folder) throws IOException {
        MarkdownTable table = new MarkdownTable(
                "load, scaled by",
                "first enough after",
                "seconds at 100 %",
                "overshoot",
                "changes",
                "turns",
                "task hours");
        for (Load load : Load.values()) {
            List<Course> courses = under(load);
            courses.forEach(course -> row(table, course));
            CoursePlot.write(courses, folder.resolve("scaling-" + load.title() + ".svg"));
        }
        return table.toString();
    }

    /** The names of the loads, as the plots are called by them. */
    public static List<String> loads() {
        return Arrays.stream(Load.values()).map(Load::title).toList();
    }

    private static void row(MarkdownTable table, Course course) {
        String reaction =
                course.load() == Load.STEP && course.reaction(STEP_BEGINS).isPresent()
                        ? course.reaction(STEP_BEGINS).getAsInt() + " s"
                        : "";
        table.row(
                course.load().title() + ", " + course.title(),
                reaction,
                String.valueOf(course.full()),
                text("%.0f %%", course.overshoot()),
                String.valueOf(course.changes()),
                String.valueOf(course.turns()),
                text("%.1f", course.taskHours()));
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
