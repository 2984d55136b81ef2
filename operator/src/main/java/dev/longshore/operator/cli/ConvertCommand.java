package dev.longshore.operator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.convert.Conversion;
import dev.longshore.operator.convert.Converter;
import dev.longshore.operator.convert.EcsJson;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.convert.ManifestYaml;
import dev.longshore.operator.template.TemplateConversion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code longshore convert}: ECS JSON in, manifests out. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = {
            "Converts ECS JSON to manifests on standard output.",
            "",
            "Takes what 'aws ecs' reads or prints: task definitions, services, run-task and start-task input,"
                    + " clusters, capacity providers, describe-* output, ELBv2's target groups, Application Auto Scaling's"
                    + " targets, policies and scheduled actions, CloudWatch's metric alarms, CodeDeploy's appspec (YAML too),"
                    + " schedules and rules of EventBridge, and CloudFormation's templates in JSON and YAML; comments,"
                    + " trailing commas, nulls and read-only fields are no obstacle. Problems go to standard error with their"
                    + " JSON path, and the exit code is 1 if there is one.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  aws ecs describe-task-definition --task-definition web | longshore convert - | kubectl apply -f -"
        })
final class ConvertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files with ECS JSON; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = {"-q", "--quiet"},
            description = "Only problems on standard error, no notes on what was left out or has no effect.")
    private boolean quiet;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "What a CloudFormation template asks for by a name: a parameter, a pseudo parameter such as"
                    + " AWS::Region, an export, a resource (Subnet) or its attribute (Role.Arn).")
    private Map<String, String> parameters = Map.of();

    private final Converter converter = new Converter();
    private final List<Manifest> manifests = new ArrayList<>();
    private int problems;

    @Override
    public Integer call() throws IOException {
        for (String file : files) {
            convert(Input.read(file));
        }
        converter.join(manifests).forEach(problem -> problem("all files", problem.toString()));
        spec.commandLine().getOut().print(ManifestYaml.write(manifests));
        spec.commandLine().getOut().flush();
        return problems == 0 ? 0 : 1;
    }

    private void convert(Input input) {
        try {
            List<JsonNode> documents = EcsJson.read(input.text());
            if (documents.isEmpty()) {
                problem(input.name(), "The file is empty.");
            }
            for (int index = 0; index < documents.size(); index++) {
                String name = documents.size() == 1 ? input.name() : input.name() + " (document " + (index + 1) + ")";
                each(documents.get(index)).forEach(conversion -> report(name, conversion));
            }
        } catch (UnreadableException e) {
            problem(input.name(), "This is not JSON: " + e.getMessage());
        }
    }

    private List<Conversion> each(JsonNode document) {
        return TemplateConversion.is(document)
                ? new TemplateConversion(converter, parameters).each(document)
                : converter.each(document);
    }

    private void report(String name, Conversion conversion) {
        manifests.addAll(conversion.manifests());
        conversion.problems().forEach(problem -> problem(name, problem.toString()));
        if (!quiet) {
            conversion.notes().forEach(note -> say(name + ": " + note.weight().text() + ": " + note));
        }
    }

    private void problem(String name, String message) {
        problems++;
        say(name + ": " + message);
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }
}
