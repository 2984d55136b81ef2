package dev.longshore.operator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code longshore diff}: what two revisions of task definitions have different. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 2,
        description = {
            "Shows which fields of two revisions differ, one line each.",
            "",
            "A revision is FAMILY:NUMBER, or FAMILY for the newest one. Containers, variables and other elements of lists are compared by"
                    + " name, not by their place. The exit code is diff's: 0 for equal revisions, 1 where something differs, 2 for trouble.",
            ""
        },
        footer = {"", "Example:", "  longshore diff web:6 web:7 --namespace shop"})
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterAccess access = new ClusterAccess();

    @Parameters(index = "0", paramLabel = "OLD", description = "One revision.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The other one.")
    private String after = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        return access.request((client, namespace) -> {
            ControllerRevision first = revision(client, namespace, before);
            ControllerRevision second = revision(client, namespace, after);
            List<String> lines = FieldDiff.of(spec(client, first), spec(client, second));
            PrintWriter out = spec.commandLine().getOut();
            if (!lines.isEmpty()) {
                out.println("--- " + name(first));
                out.println("+++ " + name(second));
                lines.forEach(out::println);
            }
            out.flush();
            return lines.isEmpty() ? 0 : 1;
        });
    }

    private static ControllerRevision revision(KubernetesClient client, String namespace, String text) {
        Reference wanted = Reference.parse(text);
        return client
                .apps()
                .controllerRevisions()
                .inNamespace(namespace)
                .withLabel(Labels.FAMILY, Slug.of(wanted.family()))
                .list()
                .getItems()
                .stream()
                .filter(one -> isOf(wanted, Reference.parse(name(one))))
                .max(Comparator.comparing(ControllerRevision::getRevision))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no revision " + text + " is recorded in namespace " + namespace + "; -n names another one"));
    }

    private static boolean isOf(Reference wanted, Reference recorded) {
        return wanted.revision().isPresent()
                ? wanted.equals(recorded)
                : wanted.family().equals(recorded.family());
    }

    private static String name(ControllerRevision revision) {
        return Optional.ofNullable(revision.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.TASK_DEFINITION))
                .orElse("");
    }

    private static JsonNode spec(KubernetesClient client, ControllerRevision revision) {
        return client.getKubernetesSerialization().convertValue(revision.getData(), JsonNode.class);
    }
}
