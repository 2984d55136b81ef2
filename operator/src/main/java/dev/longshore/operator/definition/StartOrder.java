package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which containers wait for which: by dependsOn, and by links and volumesFrom, which imply START. */
final class StartOrder {
    private final Map<String, ContainerDefinition> byName;
    private final Set<String> orderly = new HashSet<>();

    StartOrder(Map<String, ContainerDefinition> byName) {
        this.byName = byName;
    }

    /** The containers of one circle, the first repeated at the end; empty when all can start. */
    List<String> cycle() {
        return byName.keySet().stream()
                .sorted()
                .map(name -> walk(name, new LinkedHashSet<>()))
                .filter(cycle -> !cycle.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The name of the container that a link means, without its alias. */
    static String linked(String link) {
        int colon = link.indexOf(':');
        return colon < 0 ? link : link.substring(0, colon);
    }

    private List<String> walk(String name, SequencedSet<String> trail) {
        if (!byName.containsKey(name) || orderly.contains(name)) {
            return List.of();
        }
        if (!trail.add(name)) {
            var circle = new ArrayList<>(
                    trail.stream().dropWhile(passed -> !passed.equals(name)).toList());
            circle.add(name);
            return circle;
        }
        for (String next : waitsFor(byName.get(name)).toList()) {
            List<String> cycle = walk(next, trail);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        trail.remove(name);
        orderly.add(name);
        return List.of();
    }

    /** Names that a container waits for. */
    static Stream<String> waitsFor(ContainerDefinition container) {
        Stream<String> explicit = container.dependsOn().stream().map(dependency -> dependency.containerName());
        Stream<String> links = container.links().stream().map(StartOrder::linked);
        Stream<String> volumes = container.volumesFrom().stream().map(from -> from.sourceContainer());
        return Stream.of(explicit, links, volumes).flatMap(names -> names);
    }
}
