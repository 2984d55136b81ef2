package dev.longshore.operator.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.convert.ManifestYaml;
import dev.longshore.operator.definition.DefinitionRules;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code longshore render}: the pod of a definition, without a cluster. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the pod that a task of a definition would be, without a cluster.",
            "",
            "Takes ECS JSON or manifests. Node, dynamic host ports, names and ids are examples: they are chosen when a task is placed.",
            ""
        })
final class RenderCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            description = "ECS JSON or YAML manifests with one or more task definitions; - is standard input.")
    private String file = "-";

    @Option(names = "--node", defaultValue = "node-1", description = "The node to show (${DEFAULT-VALUE}).")
    private String node = "node-1";

    @Override
    public Integer call() throws IOException {
        Input input = Input.read(file);
        List<Problem> problems = new ArrayList<>();
        List<Definition> definitions = Definitions.in(input.text(), problems);
        List<String> pods = new ArrayList<>();
        for (Definition definition : definitions) {
            List<Problem> broken = DefinitionRules.check(definition.spec());
            problems.addAll(broken);
            if (broken.isEmpty()) {
                IgnoredFields.of(definition.spec()).forEach(ignored -> say(input, "note: " + ignored));
                pods.add(ManifestYaml.write(JSON.<ObjectNode>valueToTree(ExamplePod.of(definition, node))));
            }
        }
        problems.forEach(problem -> say(input, problem.toString()));
        PrintWriter out = spec.commandLine().getOut();
        out.print(String.join("---\n", pods));
        out.flush();
        return problems.isEmpty() ? 0 : 1;
    }

    private void say(Input input, String message) {
        spec.commandLine().getErr().println(input.name() + ": " + message);
    }
}
