package dev.longshore.operator.firelens;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A configuration in Fluentd's format: directives in angle brackets, with an indented key and value on each line. */
final class Fluentd {
    /** A line of the container runtime. */
    private static final String CRI = "/^(?<time>[^ ]+) (?<source>stdout|stderr) [FP] (?<log>.*)$/";

    private final Routing routing;

    Fluentd(Routing routing) {
        this.routing = routing;
    }

    String text() {
        return Stream.of(sources(), filters(), includes(), matches())
                .flatMap(directives -> directives)
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> sources() {
        Stream<String> forward = routing.listens()
                ? Stream.of("<source>\n  @type forward\n  bind 127.0.0.1\n  port " + Routing.PORT + "\n</source>\n")
                : Stream.empty();
        return Stream.concat(
                forward, routing.reads() ? routing.routes().stream().map(this::tail) : Stream.empty());
    }

    private String tail(Route route) {
        return """
                <source>
                  @type tail
                  tag %s
                  path %s/%s/*.log
                  read_from_head true
                  refresh_interval 1
                  <parse>
                    @type regexp
                    expression %s
                    time_format %%Y-%%m-%%dT%%H:%%M:%%S.%%N%%:z
                  </parse>
                </source>
                """.formatted(route.tag(routing.taskId()), Routing.LOGS, route.podContainer(), CRI);
    }

    private Stream<String> filters() {
        Stream<String> metadata =
                routing.metadata().isEmpty() ? Stream.empty() : Stream.of(records("**", routing.metadata()));
        Stream<String> names = routing.reads()
                ? routing.routes().stream()
                        .map(route -> records(route.tag(routing.taskId()), Map.of("container_name", route.container())))
                : Stream.empty();
        return Stream.of(names, metadata, routing.routes().stream().flatMap(Fluentd::patterns))
                .flatMap(filters -> filters);
    }

    private static String records(String tag, Map<String, String> added) {
        return "<filter " + tag + ">\n  @type record_transformer\n  <record>\n"
                + lines("    ", added.entrySet().stream()) + "  </record>\n</filter>\n";
    }

    private static Stream<String> patterns(Route route) {
        return Stream.of(pattern(route, Route.INCLUDE, "regexp"), pattern(route, Route.EXCLUDE, "exclude"))
                .flatMap(filter -> filter);
    }

    private static Stream<String> pattern(Route route, String option, String rule) {
        return route.options().containsKey(option)
                ? Stream.of("<filter " + route.match() + "*>\n  @type grep\n  <" + rule + ">\n    key log\n    pattern "
                        + line(route.options().get(option)) + "\n  </" + rule + ">\n</filter>\n")
                : Stream.empty();
    }

    private Stream<String> includes() {
        return routing.include().map(file -> "@include " + file + "\n").stream();
    }

    /** Nothing for a container that says nothing: the included file has its matches. */
    private Stream<String> matches() {
        return routing.routes().stream()
                .filter(route -> !route.secrets().isEmpty()
                        || route.options().keySet().stream().anyMatch(Route::isOfOutput))
                .map(route -> "<match " + route.match() + "*>\n"
                        + lines(
                                "  ",
                                route.options().entrySet().stream()
                                        .filter(option -> Route.isOfOutput(option.getKey()))
                                        .sorted(Map.Entry.comparingByKey()))
                        + lines(
                                "  ",
                                route.secrets().entrySet().stream()
                                        .map(secret ->
                                                Map.entry(secret.getKey(), "\"#{ENV['" + secret.getValue() + "']}\"")))
                        + "</match>\n");
    }

    private static String lines(String indent, Stream<Map.Entry<String, String>> entries) {
        return entries.map(entry -> indent + entry.getKey() + " " + line(entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String line(String value) {
        return value.replaceAll("\\R", " ");
    }
}
