package dev.longshore.operator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.aws.LiveCluster;
import dev.longshore.operator.convert.EcsJson;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.migrate.Document;
import dev.longshore.operator.migrate.Import;
import dev.longshore.operator.migrate.ImportFolder;
import dev.longshore.operator.migrate.Imported;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code longshore import}: a whole ECS cluster in, a folder of manifests and a report out. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Turns an ECS cluster into a folder of manifests.",
            "",
            "Asks AWS for the cluster, or reads what 'aws ecs describe-*' and 'list-*', 'aws application-autoscaling describe-*',"
                    + " 'aws elbv2 describe-target-groups' and 'aws cloudwatch describe-alarms' printed, and CloudFormation's"
                    + " templates. Writes a"
                    + " file for each object, a kustomization.yaml, and REPORT.md, which names by object and field what needs"
                    + " a hand. The exit code is 1 if something could not be converted.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  longshore import --cluster prod --region eu-west-1 --output manifests",
            "  longshore import prod/ --output manifests && kubectl apply -k manifests"
        })
final class ImportCommand implements Callable<Integer> {
    private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml", ".template");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files, or folders with files whose names end in .json, .yaml, .yml or .template.")
    private List<Path> files = List.of();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description =
                    "Ask AWS for this cluster: its services, their task definitions and target groups, what scales"
                            + " them, their alarms. AWS is only read. Credentials are found as AWS's own tools find them.")
    private @Nullable String cluster;

    @Option(names = "--region", description = "The cluster's region (default: as AWS's own tools find it).")
    private @Nullable String region;

    @Option(names = "--endpoint", paramLabel = "URL", description = "Ask this endpoint in place of AWS's own.")
    private @Nullable URI endpoint;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            required = true,
            description = "Where the manifests are written; a folder that is empty or does not exist.")
    private Path output = Path.of(".");

    @Option(
            names = {"-n", "--namespace"},
            description = "The namespace to write into the manifests (default: none, kubectl's is used).")
    private @Nullable String namespace;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "What a CloudFormation template asks for by a name, as for convert.")
    private Map<String, String> parameters = Map.of();

    @Option(names = "--overwrite", description = "Write into a folder that holds something; files of other names stay.")
    private boolean overwrite;

    @Override
    public Integer call() throws IOException {
        if (!overwrite && holdsSomething(output)) {
            throw new ParameterException(
                    spec.commandLine(), output + " is not empty: name another folder, or add --overwrite.");
        }
        List<Document> documents = documents();
        if (documents.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is nothing to import: name files or folders, or a cluster with --cluster.");
        }
        Imported imported = Import.of(documents, parameters);
        ImportFolder.write(imported, Optional.ofNullable(namespace), output);
        say(imported);
        return imported.problems() == 0 ? 0 : 1;
    }

    private List<Document> documents() throws IOException {
        List<Document> documents = new ArrayList<>();
        if (cluster != null) {
            documents.addAll(LiveCluster.read(cluster, Optional.ofNullable(region), Optional.ofNullable(endpoint)));
        }
        for (Path file : files) {
            boolean folder = Files.isDirectory(file);
            for (Path one : folder ? within(file) : List.of(file)) {
                Input input = Input.read(one.toString());
                if (!folder || isOfAws(input)) {
                    read(input).forEach(json -> documents.add(new Document(input.name(), json)));
                }
            }
        }
        return documents;
    }

    /** In a folder there may be other YAML as well, manifests for one. */
    private static boolean isOfAws(Input input) {
        return input.name().endsWith(".json")
                || EcsJson.isYaml(input.text())
                || input.text().stripLeading().startsWith("{");
    }

    private static List<JsonNode> read(Input input) {
        try {
            return EcsJson.read(input.text());
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(input.name() + " is not JSON: " + e.getMessage(), e);
        }
    }

    private static List<Path> within(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    private static boolean holdsSomething(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        }
    }

    private void say(Imported imported) {
        int objects = imported.manifests().size();
        spec.commandLine()
                .getOut()
                .println(
                        (objects == 1 ? "1 object is in " : objects + " objects are in ") + output + ". To do by hand: "
                                + imported.byHand() + ", not converted: " + imported.problems() + ". Read "
                                + output.resolve("REPORT.md"));
    }
}
