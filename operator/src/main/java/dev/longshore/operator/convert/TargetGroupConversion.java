package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ReadOnlyFields;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.ecs.v1alpha1.TargetGroupTargetType;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A target group as ELBv2 takes and describes it: its fields begin with capitals there. */
final class TargetGroupConversion {
    private static final Set<String> UNKNOWN = Set.of("GENEVE", "QUIC", "TCP_QUIC");

    private final SpecConversion conversion;

    TargetGroupConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(
                new Found(found.shape(), found.path(), Decapitalized.of(found.json())), problems, notes);
    }

    Optional<Manifest> manifest() {
        ObjectNode json = conversion.json();
        if (json.has("targetGroupName")) {
            json.set("name", json.remove("targetGroupName"));
        }
        boolean described = json.has("targetGroupArn");
        conversion.drop(ReadOnlyFields.of(TargetGroupSpec.class));
        String name = json.path("name").asText("");
        if (!name.matches("[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?")) {
            conversion.problem(
                    "Name", "A target group's name has at most 32 letters, digits and hyphens, but was '" + name + "'");
            return Optional.empty();
        }
        if (described && !json.has("attributes")) {
            conversion.hand(
                    "",
                    "describe-target-groups prints no attributes: the deregistration delay is ELB's default of 300 s; "
                            + "add what 'aws elbv2 describe-target-group-attributes' prints, as spec.attributes");
        }
        return conversion
                .read(TargetGroupSpec.class, TargetGroupConversion::check, IgnoredFields::of)
                .map(spec -> new Manifest("TargetGroup", Slug.of(name), SpecConversion.write(spec)));
    }

    /** What the API server would refuse of a group that is one in ELB. */
    private static List<Problem> check(TargetGroupSpec spec) {
        List<Problem> problems = new ArrayList<>();
        if (spec.targetType() == TargetGroupTargetType.LAMBDA || spec.targetType() == TargetGroupTargetType.ALB) {
            problems.add(new Problem(
                    "spec.targetType", "Target type must be instance or ip: ECS registers tasks with no other"));
        }
        if (UNKNOWN.contains(spec.protocol().name())) {
            problems.add(new Problem(
                    "spec.protocol",
                    "Nothing here speaks " + spec.protocol() + ": use HTTP, HTTPS, TCP, UDP, TCP_UDP or TLS"));
        }
        return problems;
    }
}
