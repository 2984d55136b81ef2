package dev.longshore.operator.cli;

import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code longshore logs}: what the containers of tasks print, by the stream that ECS would write it to. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what the containers of tasks printed, each line behind the name of its stream: prefix/container/task id.",
            "",
            "Tasks that have ended are shown as long as their pods are kept. Lines of several containers come in the order of time;"
                    + " with --follow as they are printed.",
            ""
        },
        footer = {"", "Example:", "  longshore logs service/web --follow --since 10m"})
final class LogsCommand implements Callable<Integer> {
    private static final Duration NEW_TASKS = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterAccess access = new ClusterAccess();

    @Parameters(
            paramLabel = "TARGET",
            description =
                    "service/NAME, task/NAME (a Task, a task's id or its beginning, a pod) or group/NAME (a log group such as /ecs/web,"
                            + " or a task group such as family:web). A NAME alone is looked for in this order.")
    private String target = "";

    @Option(
            names = {"-c", "--container"},
            paramLabel = "NAME",
            description = "Show this container only.")
    private @Nullable String container;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until all have ended, tasks that start meanwhile included.")
    private boolean follow;

    @Option(names = "--since", paramLabel = "DURATION", description = "Show lines of the last 90s, 10m, 2h, 1d only.")
    private @Nullable String since;

    @Option(names = "--tail", paramLabel = "LINES", description = "Show the last lines of each container only.")
    private @Nullable Integer tail;

    @Option(names = "--timestamps", description = "Show when each line was printed.")
    private boolean timestamps;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LogTarget asked = LogTarget.parse(target, Optional.ofNullable(container));
        Optional<Duration> age = Optional.ofNullable(since).map(this::duration);
        return access.request((client, namespace) -> {
            LogReader reader = new LogReader(client, age, Optional.ofNullable(tail));
            List<LogTarget.Source> sources = asked.in(pods(client, namespace));
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("no task of " + target
                        + Optional.ofNullable(container)
                                .map(name -> " with a container " + name)
                                .orElse("")
                        + " has a pod in namespace " + namespace + "; -n names another one");
            }
            if (follow) {
                follow(reader, asked, client, namespace);
            } else {
                sources.stream()
                        .flatMap(reader::read)
                        .sorted(Comparator.comparing(LogReader.Line::time))
                        .forEach(this::print);
            }
            return 0;
        });
    }

    /** One thread for each container; a container that has not started is tried again with the next look for new tasks. */
    private void follow(LogReader reader, LogTarget asked, KubernetesClient client, String namespace)
            throws InterruptedException {
        Set<String> followed = new HashSet<>();
        AtomicInteger open = new AtomicInteger();
        boolean begun = false;
        while (!begun || open.get() > 0) {
            for (LogTarget.Source source : asked.in(pods(client, namespace))) {
                if (started(source) && followed.add(source.pod().getMetadata().getUid() + source.stream())) {
                    begun = true;
                    open.incrementAndGet();
                    Thread.ofVirtual().start(() -> {
                        try {
                            reader.follow(source, this::print);
                        } finally {
                            open.decrementAndGet();
                        }
                    });
                }
            }
            Thread.sleep(NEW_TASKS);
        }
    }

    private static boolean started(LogTarget.Source source) {
        var status = source.pod().getStatus();
        return Stream.concat(status.getContainerStatuses().stream(), status.getInitContainerStatuses().stream())
                .filter(one -> one.getName().equals(source.stream().podContainer()))
                .anyMatch(one -> one.getState().getWaiting() == null);
    }

    private static List<Pod> pods(KubernetesClient client, String namespace) {
        return client.pods()
                .inNamespace(namespace)
                .withLabel(Labels.TASK_ID)
                .list()
                .getItems();
    }

    private void print(LogReader.Line line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println((timestamps ? line.time() + " " : "") + line.stream() + " | " + line.text());
        out.flush();
    }

    private Duration duration(String text) {
        try {
            String upper = text.toUpperCase(Locale.ROOT);
            return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--since " + text + ": expected a duration such as 90s, 10m, 2h or 1d", e);
        }
    }
}
