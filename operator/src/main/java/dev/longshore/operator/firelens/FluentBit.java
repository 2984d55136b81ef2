package dev.longshore.operator.firelens;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A configuration in Fluent Bit's classic format: sections in brackets, below them an indented key and value on each line. */
final class FluentBit {
    private final Routing routing;

    FluentBit(Routing routing) {
        this.routing = routing;
    }

    String text() {
        return Stream.of(inputs(), filters(), includes(), outputs())
                .flatMap(sections -> sections)
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> inputs() {
        Stream<String> forward = routing.listens()
                ? Stream.of(
                        section("INPUT", entries("Name", "forward", "Listen", "127.0.0.1", "Port", "" + Routing.PORT)))
                : Stream.empty();
        Stream<String> tails = routing.reads() ? routing.routes().stream().map(this::tail) : Stream.empty();
        return Stream.concat(forward, tails);
    }

    /** The runtime's files, whose lines the parser cri takes apart. */
    private String tail(Route route) {
        return section(
                "INPUT",
                entries(
                        "Name", "tail",
                        "Tag", route.tag(routing.taskId()),
                        "Path", Routing.LOGS + "/" + route.podContainer() + "/*.log",
                        "Read_from_Head", "On",
                        "Refresh_Interval", "1",
                        "multiline.parser", "cri"));
    }

    private Stream<String> filters() {
        Stream<String> names = routing.reads() ? routing.routes().stream().map(this::asTheDriverTells) : Stream.empty();
        Stream<String> patterns = routing.routes().stream().flatMap(FluentBit::patterns);
        return Stream.of(names, metadata(), patterns).flatMap(filters -> filters);
    }

    /** The keys of ECS's driver: log, source and container_name. */
    private String asTheDriverTells(Route route) {
        return section(
                "FILTER",
                Stream.of(
                        Map.entry("Name", "modify"),
                        Map.entry("Match", route.tag(routing.taskId())),
                        Map.entry("Rename", "stream source"),
                        Map.entry("Remove", "_p"),
                        Map.entry("Add", "container_name " + route.container())));
    }

    private Stream<String> metadata() {
        return routing.metadata().isEmpty()
                ? Stream.empty()
                : Stream.of(section(
                        "FILTER",
                        Stream.concat(
                                entries("Name", "record_modifier", "Match", "*"),
                                routing.metadata().entrySet().stream()
                                        .map(entry -> Map.entry("Record", entry.getKey() + " " + entry.getValue())))));
    }

    private static Stream<String> patterns(Route route) {
        return Stream.of(pattern(route, Route.INCLUDE, "Regex"), pattern(route, Route.EXCLUDE, "Exclude"))
                .flatMap(filter -> filter);
    }

    private static Stream<String> pattern(Route route, String option, String rule) {
        return route.options().containsKey(option)
                ? Stream.of(section(
                        "FILTER",
                        entries(
                                "Name",
                                "grep",
                                "Match",
                                route.match(),
                                rule,
                                "log " + route.options().get(option))))
                : Stream.empty();
    }

    private Stream<String> includes() {
        return routing.include().map(file -> "@INCLUDE " + file + "\n").stream();
    }

    private Stream<String> outputs() {
        return routing.routes().stream()
                .map(FluentBit::output)
                .filter(options -> !options.isEmpty())
                .map(options -> section("OUTPUT", options.entrySet().stream()));
    }

    /** Name and Match first; nothing for a container that says nothing: the included file has its outputs. */
    private static Map<String, String> output(Route route) {
        Map<String, String> own = new LinkedHashMap<>();
        route.options().entrySet().stream()
                .filter(option -> Route.isOfOutput(option.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(option -> own.put(option.getKey(), option.getValue()));
        route.secrets().forEach((option, variable) -> own.put(option, "${" + variable + "}"));
        if (own.isEmpty()) {
            return own;
        }
        Map<String, String> output = new LinkedHashMap<>();
        own.entrySet().stream()
                .filter(option -> option.getKey().equalsIgnoreCase("name"))
                .forEach(option -> output.put("Name", option.getValue()));
        output.put("Match", route.match());
        own.forEach((option, value) -> {
            if (!option.equalsIgnoreCase("name") && !option.equalsIgnoreCase("match")) {
                output.put(option, value);
            }
        });
        return output;
    }

    private static Stream<Map.Entry<String, String>> entries(String... keysAndValues) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return entries.entrySet().stream();
    }

    private static String section(String name, Stream<Map.Entry<String, String>> entries) {
        return "[" + name + "]\n"
                + entries.map(entry ->
                                "    " + entry.getKey() + " " + entry.getValue().replaceAll("\\R", " ") + "\n")
                        .collect(Collectors.joining());
    }
}
