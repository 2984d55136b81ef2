package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.FirelensConfiguration;
import dev.longshore.ecs.v1alpha1.LogConfiguration;
import dev.longshore.ecs.v1alpha1.LogDriver;
import dev.longshore.ecs.v1alpha1.Secret;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.firelens.Route;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Slug;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a definition says of FireLens: its router, which containers' output goes there, and with which options. */
public final class LogRouters {
    /** The entry of the ConfigMap that stands for a configuration file in S3. */
    public static final String EXTERNAL_KEY = "config";

    private static final String FILE_TYPE = "config-file-type";
    private static final String FILE_VALUE = "config-file-value";
    private static final String METADATA = "enable-ecs-log-metadata";
    private static final Set<String> OPTIONS = Set.of(FILE_TYPE, FILE_VALUE, METADATA);

    private LogRouters() {}

    /** The container that routes; ECS's rules let a task have one. */
    public static Optional<ContainerDefinition> of(TaskDefinitionSpec definition) {
        return definition.containerDefinitions().stream()
                .filter(container -> container.firelensConfiguration() != null)
                .findFirst();
    }

    /** One for each container of driver awsfirelens. */
    public static List<Route> routes(TaskDefinitionSpec definition) {
        return routed(definition)
                .map(container -> new Route(
                        container.name(),
                        Slug.of(container.name()),
                        log(container).options(),
                        variables(container)))
                .toList();
    }

    /** What the router's environment holds for {@code secretOptions}: variable and {@code valueFrom}. */
    public static Map<String, String> secrets(TaskDefinitionSpec definition) {
        Map<String, String> secrets = new LinkedHashMap<>();
        routed(definition)
                .forEach(container -> log(container)
                        .secretOptions()
                        .forEach(secret -> secrets.put(variable(container, secret), secret.valueFrom())));
        return secrets;
    }

    /** A file with more configuration, in the router: in its image, or where the one of S3 is put. */
    public static Optional<String> external(FirelensConfiguration configuration, String folder) {
        return externalObject(configuration)
                .map(object -> folder + "/external.conf")
                .or(() -> Optional.ofNullable(configuration.options().get(FILE_VALUE)));
    }

    /** The ARN of the object in S3 that holds more configuration; empty where that is a file of the image, or none. */
    public static Optional<String> externalObject(FirelensConfiguration configuration) {
        return "s3".equals(configuration.options().get(FILE_TYPE))
                ? Optional.ofNullable(configuration.options().get(FILE_VALUE))
                : Optional.empty();
    }

    /** What is added to every event, unless {@code enable-ecs-log-metadata} is false. */
    public static Map<String, String> metadata(
            FirelensConfiguration configuration, String namespace, String cluster, String taskId, String definition) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (!"false".equals(configuration.options().get(METADATA))) {
            metadata.put("ecs_cluster", cluster);
            metadata.put("ecs_task_arn", Arn.task(namespace, cluster, taskId));
            metadata.put("ecs_task_definition", definition);
        }
        return metadata;
    }

    private static Stream<ContainerDefinition> routed(TaskDefinitionSpec definition) {
        return definition.containerDefinitions().stream()
                .filter(container -> container.logConfiguration() != null
                        && container.logConfiguration().logDriver() == LogDriver.AWSFIRELENS
                        && container.firelensConfiguration() == null);
    }

    private static LogConfiguration log(ContainerDefinition container) {
        return Optional.ofNullable(container.logConfiguration()).orElseThrow();
    }

    private static Map<String, String> variables(ContainerDefinition container) {
        Map<String, String> variables = new LinkedHashMap<>();
        log(container).secretOptions().forEach(secret -> variables.put(secret.name(), variable(container, secret)));
        return variables;
    }

    private static String variable(ContainerDefinition container, Secret option) {
        return "FIRELENS_"
                + (container.name() + "_" + option.name())
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^A-Z0-9_]", "_");
    }

    static List<Ignored> ignored(TaskDefinitionSpec spec) {
        List<Ignored> ignored = new ArrayList<>();
        Ignored.containers(spec, (container, path) -> {
            if (container.firelensConfiguration() != null) {
                container.firelensConfiguration().options().keySet().stream()
                        .filter(option -> !OPTIONS.contains(option))
                        .forEach(option -> ignored.add(new Ignored(
                                path + ".firelensConfiguration.options." + option, "not an option of FireLens")));
            }
        });
        return ignored;
    }
}
