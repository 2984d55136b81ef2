package dev.longshore.bench.scaling;

import dev.longshore.engine.scaling.Bounds;
import dev.longshore.engine.scaling.ScalingMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Longshore's target tracking in both modes and its step scaling beside the HorizontalPodAutoscaler's rule, on the same loads. */
public final class ScalingComparison {
    static final double TARGET = 50;
    static final Bounds BOUNDS = new Bounds(1, 40);

    /** Who scales the tasks, and who the instances below them. */
    private record Pair(Supplier<Autoscaler> tasks, Supplier<InstanceScaler> instances) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair(
                    () -> new TargetTrackingScaler(ScalingMode.ECS, TARGET, BOUNDS),
                    () -> new ManagedGroup(ScalingMode.ECS)),
            new Pair(
                    () -> new TargetTrackingScaler(ScalingMode.FAST, TARGET, BOUNDS),
                    () -> new ManagedGroup(ScalingMode.FAST)),
            new Pair(() -> new StepScaler(TARGET, BOUNDS), () -> new ManagedGroup(ScalingMode.ECS)),
            new Pair(() -> new PodAutoscaler(TARGET, BOUNDS), ClusterAutoscaler::new));

    private ScalingComparison() {}

    /** What each does under one load where there is always room: both modes, step scaling, the HorizontalPodAutoscaler. */
    static List<Course> under(Load load) {
        return PAIRS.stream()
                .map(pair -> Simulation.run(load, pair.tasks().get(), TARGET, first(load)))
                .toList();
    }

    /** The same on instances that follow the tasks: managed scaling for Longshore's, the cluster autoscaler for the last. */
    static List<Course> onInstances(Load load) {
        return PAIRS.stream()
                .map(pair -> Simulation.run(
                        load, pair.tasks().get(), pair.instances().get(), TARGET, first(load)))
                .toList();
    }

    private static int first(Load load) {
        return (int) Math.ceil(100 * load.at(0) / TARGET);
    }

    /**
     * Runs all loads.
     *
     * @param folder where a plot of each is written
     * @return two tables in Markdown
     */
    public static String run(Path folder) throws IOException {
        ScalingTables tables = new ScalingTables();
        for (Load load : Load.values()) {
            under(load).forEach(tables::alone);
            List<Course> courses = onInstances(load);
            courses.forEach(tables::onInstances);
            CoursePlot.write(courses, folder.resolve("scaling-" + load.title() + ".svg"));
        }
        return tables.toString();
    }

    /** The names of the loads, as the plots are called by them. */
    public static List<String> loads() {
        return Arrays.stream(Load.values()).map(Load::title).toList();
    }
}
