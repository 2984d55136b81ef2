package dev.longshore.operator.cli;

import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.view.ClusterView;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code longshore why}: why tasks are where they are, or nowhere, and why a node takes none. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Says why a service's or Task's tasks have no instance, and why a node is no container instance.",
            "",
            "Of a service or Task: which tasks are placed, where the next one would go, and what stands in its way on each other"
                    + " instance, the closest match first. Nothing is written.",
            ""
        },
        footer = {"", "Example:", "  longshore why service/web --namespace shop"})
final class WhyCommand implements Callable<Integer> {
    private static final int MOST_ROWS = 20;
    private static final int SHORTEST_ID = 6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterAccess access = new ClusterAccess();

    @Parameters(
            paramLabel = "TARGET",
            description =
                    "service/NAME, task/NAME or node/NAME. A NAME alone is looked for in this order, and last as a pod's name"
                            + " or the beginning of a task's id.")
    private String target = "";

    @Option(names = "--all", description = "Show every instance and task, not the first 20.")
    private boolean all;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Target parsed = parse();
        return access.ask((view, namespace) -> {
            String answer = answer(view, namespace, parsed);
            spec.commandLine().getOut().println(answer);
            spec.commandLine().getOut().flush();
            return 0;
        });
    }

    private Target parse() {
        try {
            return Target.parse(target);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private String answer(ClusterView view, String namespace, Target asked) {
        Map<Target.Kind, String> answers = new EnumMap<>(Target.Kind.class);
        for (Target.Kind kind : asked.kind().map(List::of).orElse(List.of(Target.Kind.values()))) {
            of(kind, view, namespace, asked.name()).ifPresent(answer -> answers.put(kind, answer));
        }
        if (answers.isEmpty()) {
            return task(view, namespace, asked);
        }
        Target.Kind first = answers.keySet().iterator().next();
        answers.keySet().stream()
                .filter(kind -> kind != first)
                .forEach(kind -> note("there is also a " + kind.text() + " of that name: longshore why " + kind.text()
                        + "/" + asked.name()));
        return Objects.requireNonNull(answers.get(first));
    }

    private Optional<String> of(Target.Kind kind, ClusterView view, String namespace, String name) {
        int most = all ? Integer.MAX_VALUE : MOST_ROWS;
        return switch (kind) {
            case SERVICE -> view.service(namespace, name).map(prospects -> ProspectsText.of(prospects, most));
            case TASK -> view.task(namespace, name).map(prospects -> ProspectsText.of(prospects, most));
            case NODE -> view.node(name).map(NodeText::of);
        };
    }

    private String task(ClusterView view, String namespace, Target asked) {
        boolean mayBe = asked.kind().map(kind -> kind == Target.Kind.TASK).orElse(true);
        List<EcsTask> tasks =
                mayBe && asked.name().length() >= SHORTEST_ID ? view.tasks(namespace, asked.name()) : List.of();
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException(asked.kind()
                            .map(kind -> "there is no " + kind.text() + " ")
                            .orElse("there is no service, Task, node or task ")
                    + asked.name()
                    + (asked.kind().filter(kind -> kind == Target.Kind.NODE).isPresent()
                            ? ""
                            : " in namespace " + namespace + "; -n names another one"));
        }
        if (tasks.size() > 1) {
            throw new IllegalArgumentException("several tasks are meant by " + asked.name() + ": "
                    + tasks.stream().map(EcsTask::taskId).collect(Collectors.joining(", ")) + "; give more of the id");
        }
        EcsTask task = tasks.getFirst();
        return "One task of " + task.ownerKind() + " " + namespace + "/" + task.ownerName() + " in Cluster "
                + task.cluster() + ":\n\n" + ProspectsText.tasks(tasks, 1)
                + task.stop()
                        .map(stop -> "\n\nIt stops or stopped: " + stop.reason())
                        .orElse("");
    }

    private void note(String text) {
        spec.commandLine().getErr().println("note: " + text);
    }
}
