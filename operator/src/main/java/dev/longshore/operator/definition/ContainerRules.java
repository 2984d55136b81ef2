package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.query.Expression;
import dev.longshore.engine.query.QueryException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Family, the list of containers, their names and images. */
final class ContainerRules {
    private static final int MOST_CONTAINERS = 10;
    private static final int LONGEST_IMAGE = 255;
    private static final int MOST_PLACEMENT_CONSTRAINTS = 10;
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private ContainerRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        EcsNames.problem("Family", spec.family()).ifPresent(problem -> findings.add("spec.family", problem));
        int count = spec.containerDefinitions().size();
        findings.addIf(count == 0, Findings.CONTAINERS, "Container list cannot be empty. Give at least one container.");
        findings.addIf(
                count > MOST_CONTAINERS,
                Findings.CONTAINERS,
                "A task definition can have at most 10 containers, this one has " + count + ".");
        findings.addIf(
                count > 0 && spec.containerDefinitions().stream().noneMatch(ContainerRules::isEssential),
                Findings.CONTAINERS,
                "Task definition doesn't have any essential container. Leave 'essential' out, or set it to true, for one of them.");
        Set<String> names = new HashSet<>();
        Findings.containers(spec, (container, path) -> {
            checkName(container, path, names, findings);
            checkImage(container.image(), path + ".image", findings);
        });
        checkPlacement(spec, findings);
    }

    /** Essential unless it says otherwise. */
    static boolean isEssential(ContainerDefinition container) {
        return !Boolean.FALSE.equals(container.essential());
    }

    private static void checkName(ContainerDefinition container, String path, Set<String> names, Findings findings) {
        String name = container.name();
        findings.addIf(name.isEmpty(), path + ".name", "Container.name should not be null or empty.");
        EcsNames.problem("Container.name", name).ifPresent(problem -> findings.add(path + ".name", problem));
        findings.addIf(
                !name.isEmpty() && !names.add(name),
                path + ".name",
                "Container names must be unique within a task definition, '" + name + "' is used more than once.");
    }

    private static void checkImage(String image, String path, Findings findings) {
        int at = image.indexOf('@');
        String reference = at < 0 ? image : image.substring(0, at);
        findings.addIf(image.isBlank(), path, "Container.image should not be null or empty.");
        findings.addIf(
                reference.length() > LONGEST_IMAGE,
                path,
                "Container.image can have at most 255 characters (before the digest), this one has "
                        + reference.length() + ".");
        findings.addIf(
                at >= 0 && !DIGEST.matcher(image.substring(at + 1)).matches(),
                path,
                "The digest of an image must be 'sha256:' and 64 hexadecimal digits, but was '"
                        + image.substring(at + 1) + "'.");
    }

    private static void checkPlacement(TaskDefinitionSpec spec, Findings findings) {
        String path = "spec.placementConstraints";
        findings.addIf(
                spec.placementConstraints().size() > MOST_PLACEMENT_CONSTRAINTS,
                path,
                "A task can have at most 10 placement constraints, this definition has "
                        + spec.placementConstraints().size() + ".");
        Findings.each(
                spec.placementConstraints(),
                path,
                (constraint, at) ->
                        checkExpression(Objects.requireNonNullElse(constraint.expression(), ""), at, findings));
    }

    private static void checkExpression(String expression, String at, Findings findings) {
        try {
            Expression.parse(expression);
        } catch (QueryException wrong) {
            findings.add(
                    at + ".expression",
                    "A memberOf constraint needs an expression, for example attribute:ecs.instance-type =~ t3.*, but \""
                            + expression + "\" is none: " + wrong.getMessage());
        }
    }
}
