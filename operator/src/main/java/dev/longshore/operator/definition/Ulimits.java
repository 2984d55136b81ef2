package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.Ulimit;
import dev.longshore.ecs.v1alpha1.UlimitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code ulimits} as a shell sets them for the program that it then becomes. That takes a definition that says which program it is: by
 * {@code entryPoint}, or by a {@code command} that begins with a shell, which an image's own entry point runs or is not there.
 */
public final class Ulimits {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash");
    private static final int BLOCK = 512;
    private static final int KIB = 1024;
    private static final Map<UlimitName, Option> OPTIONS = Map.ofEntries(
            Map.entry(UlimitName.CORE, new Option("c", BLOCK)),
            Map.entry(UlimitName.CPU, new Option("t", 1)),
            Map.entry(UlimitName.DATA, new Option("d", KIB)),
            Map.entry(UlimitName.FSIZE, new Option("f", BLOCK)),
            Map.entry(UlimitName.LOCKS, new Option("w", 1)),
            Map.entry(UlimitName.MEMLOCK, new Option("l", KIB)),
            Map.entry(UlimitName.NICE, new Option("e", 1)),
            Map.entry(UlimitName.NOFILE, new Option("n", 1)),
            Map.entry(UlimitName.NPROC, new Option("p", 1)),
            Map.entry(UlimitName.RSS, new Option("m", KIB)),
            Map.entry(UlimitName.RTPRIO, new Option("r", 1)),
            Map.entry(UlimitName.STACK, new Option("s", KIB)));

    /** The shell's letter for a limit, and of how many of ECS's units its own is. */
    private record Option(String letter, int unit) {
        String value(int limit) {
            return limit < 0 ? "unlimited" : Integer.toString(limit / unit);
        }
    }

    private Ulimits() {}

    /** Lines of a shell that set what it can set; empty where the container asks for nothing, or its program is not known. */
    public static Optional<String> script(ContainerDefinition container) {
        String lines = container.ulimits().stream()
                .flatMap(ulimit ->
                        Optional.ofNullable(OPTIONS.get(ulimit.name())).map(option -> line(option, ulimit)).stream())
                .collect(Collectors.joining());
        return lines.isEmpty() || !isProgramKnown(container) ? Optional.empty() : Optional.of(lines);
    }

    private static String line(Option option, Ulimit ulimit) {
        return "limit " + option.letter() + " " + option.value(ulimit.softLimit()) + " "
                + option.value(ulimit.hardLimit()) + "\n";
    }

    static List<Ignored> ignored(TaskDefinitionSpec spec) {
        List<Ignored> ignored = new ArrayList<>();
        Ignored.containers(spec, (container, path) -> {
            if (!isProgramKnown(container) && !container.ulimits().isEmpty()) {
                ignored.add(new Ignored(
                        path + ".ulimits",
                        "they are set by the container's first process, which is known only if entryPoint is given or"
                                + " command begins with a shell; otherwise they are those of the node's container"
                                + " runtime"));
                return;
            }
            Findings.each(container.ulimits(), path + ".ulimits", (ulimit, at) -> {
                if (!OPTIONS.containsKey(ulimit.name())) {
                    ignored.add(new Ignored(at, "no shell sets the limit " + spelled(ulimit)));
                }
            });
        });
        return ignored;
    }

    private static String spelled(Ulimit ulimit) {
        return ulimit.name().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isProgramKnown(ContainerDefinition container) {
        if (!container.entryPoint().isEmpty()) {
            return true;
        }
        String first = container.command().isEmpty() ? "" : container.command().getFirst();
        return SHELLS.contains(first.substring(first.lastIndexOf('/') + 1));
    }
}
