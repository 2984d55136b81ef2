package dev.longshore.operator.cli;

import dev.longshore.engine.query.Expression;
import dev.longshore.engine.query.QueryException;
import dev.longshore.operator.view.ClusterView;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code longshore instances}: container instances, selected by an expression. */
@Command(
        name = "instances",
        mixinStandardHelpOptions = true,
        description = {
            "Lists container instances, those that an expression of the Cluster Query Language selects.",
            "",
            "Asks the cluster, or with --file what kubectl or aws printed: 'kubectl get containerinstances -o yaml',"
                    + " 'aws ecs describe-container-instances'. A file does not say which task groups run on an instance, so that"
                    + " task:group selects nothing there; the cluster's task groups are those of the namespace.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  longshore instances --filter 'attribute:ecs.availability-zone == zone-a and runningTasksCount < 5'"
        })
final class InstancesCommand implements Callable<Integer> {
    private static final String TASK_GROUP = "task:group";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterAccess access = new ClusterAccess();

    @Option(names = "--cluster", paramLabel = "NAME", description = "Only instances of this Cluster.")
    private @Nullable String cluster;

    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description = "Only instances that this expression selects, as a memberOf constraint would.")
    private @Nullable String filter;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "YAML or JSON with container instances, in place of the cluster; - is standard input.")
    private @Nullable String file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        @Nullable Expression expression = expression();
        return file == null
                ? access.ask((view, namespace) -> show(of(view, namespace), expression))
                : show(of(file, expression), expression);
    }

    private @Nullable Expression expression() {
        if (filter == null) {
            return null;
        }
        try {
            return Expression.parse(filter);
        } catch (QueryException wrong) {
            throw new ParameterException(spec.commandLine(), "--filter: " + Caret.show(filter, wrong), wrong);
        }
    }

    private List<ListedInstance> of(ClusterView view, String namespace) {
        if (cluster != null && !view.clusters().contains(cluster)) {
            throw new IllegalArgumentException("there is no Cluster " + cluster + "; there are: "
                    + (view.clusters().isEmpty() ? "none" : String.join(", ", view.clusters())));
        }
        return view.instances().stream()
                .map(instance -> ListedInstance.of(instance, namespace))
                .toList();
    }

    private List<ListedInstance> of(String path, @Nullable Expression expression) throws IOException {
        Input input = Input.read(path);
        if (expression != null && expression.toString().contains(TASK_GROUP)) {
            spec.commandLine()
                    .getErr()
                    .println(input.name() + ": note: a file does not say which task groups run on an instance;"
                            + " task:group is asked of none");
        }
        return InstanceFile.read(input);
    }

    private int show(List<ListedInstance> all, @Nullable Expression expression) {
        List<ListedInstance> listed = all.stream()
                .filter(instance -> cluster == null || instance.cluster().equals(cluster))
                .filter(instance -> expression == null || expression.matches(instance.subject()))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                listed.isEmpty()
                        ? nothing(all.size())
                        : ListedInstance.table(listed).toString());
        out.flush();
        return 0;
    }

    private static String nothing(int all) {
        return all == 0
                ? "There is no container instance. A node joins a Cluster with the label ecs.longshore.dev/cluster=NAME;"
                        + " longshore why node/NAME says what becomes of it."
                : "No instance is selected, of " + all + ".";
    }
}
