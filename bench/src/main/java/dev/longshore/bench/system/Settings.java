package dev.longshore.bench.system;

import dev.longshore.bench.report.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param tasks pods of each run, at least 1
 * @param nodes simulated nodes, at least 1
 * @param runs times that each shape is measured, at least 1
 * @param warmUp pods of the round that is not reported; 0 for no such round
 * @param restSeconds how long the running Service is watched at rest; 0 for not at all
 * @param arrivalSeconds how long single Tasks are applied; 0 for not at all
 * @param shapes what to measure
 * @param profile where JDK Flight Recorder writes what the operator did
 */
public record Settings(
        int tasks,
        int nodes,
        int runs,
        int warmUp,
        int restSeconds,
        int arrivalSeconds,
        Set<Shape> shapes,
        Optional<Path> profile) {
    private static final int PODS_ON_A_NODE = 30;

    public Settings {
        shapes = Set.copyOf(shapes);
        require("--tasks", tasks, 1);
        require("--nodes", nodes, 1);
        require("--runs", runs, 1);
        require("--warm-up", warmUp, 0);
        require("--rest", restSeconds, 0);
        require("--arrivals", arrivalSeconds, 0);
        if (Math.max(tasks, warmUp) > nodes * PODS_ON_A_NODE) {
            throw new IllegalArgumentException("--tasks " + Math.max(tasks, warmUp) + ": " + nodes
                    + " nodes have room for " + nodes * PODS_ON_A_NODE + "; ask for more --nodes");
        }
    }

    private static void require(String option, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(option + " is " + value + ", must be at least " + least);
        }
    }

    /** The shapes of a round; each round begins with another one, so that none is always the first. */
    List<Shape> round(int number) {
        List<Shape> ordered = shapes.stream().sorted().toList();
        int first = Math.floorMod(number, ordered.size());
        return Stream.concat(ordered.subList(first, ordered.size()).stream(), ordered.subList(0, first).stream())
                .toList();
    }
}
