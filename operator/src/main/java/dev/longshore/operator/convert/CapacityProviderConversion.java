package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.CapacityProviderSpec;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A capacity provider of an Auto Scaling group. Which object takes the group's place no document of ECS can tell: until someone names it, the
 * provider has the nodes that carry its label, and nobody changes their number.
 */
final class CapacityProviderConversion {
    private static final Set<String> READ_ONLY =
            Set.of("capacityProviderArn", "cluster", "status", "type", "updateStatus", "updateStatusReason");
    private static final String GROUP = "autoScalingGroupProvider";

    private final SpecConversion conversion;

    CapacityProviderConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(found, problems, notes);
    }

    Optional<Manifest> manifest() {
        ObjectNode json = conversion.json();
        String name = json.path("name").asText("");
        if (ProviderNames.isFargate(name)) {
            conversion.note("", "left out: every Cluster has " + name + ", on the nodes of its fargateSelector");
            return Optional.empty();
        }
        conversion.drop(READ_ONLY);
        if (name.isEmpty() || !(json.path(GROUP) instanceof ObjectNode group)) {
            conversion.problem(
                    name.isEmpty() ? "name" : GROUP,
                    name.isEmpty()
                            ? "A capacity provider must have a name."
                            : "Only capacity providers of Auto Scaling groups have a kind here: instances that AWS"
                                    + " manages do not exist outside of it.");
            return Optional.empty();
        }
        nameNoGroup(name, group);
        return conversion
                .read(CapacityProviderSpec.class, spec -> List.of(), spec -> List.of())
                .map(spec -> new Manifest("CapacityProvider", Slug.of(name), SpecConversion.write(spec)));
    }

    private void nameNoGroup(String name, ObjectNode group) {
        String arn = group.path("autoScalingGroupArn").asText("an Auto Scaling group");
        group.remove("autoScalingGroupArn");
        conversion.hand(
                GROUP,
                "its instances are the nodes labelled ecs.longshore.dev/capacity-provider=" + name
                        + "; in ECS they were those of " + arn.substring(arn.lastIndexOf('/') + 1));
        boolean scales =
                group.path("managedScaling").path("status").asText("DISABLED").equals("ENABLED");
        if (scales) {
            ((ObjectNode) group.get("managedScaling")).put("status", "DISABLED");
            conversion.hand(
                    GROUP + ".managedScaling.status",
                    "was ENABLED: name the object that takes the group's place as scaleTargetRef, its bounds as minSize"
                            + " and maxSize (convert what 'aws autoscaling describe-auto-scaling-groups' prints as well, and"
                            + " they are filled in), then enable it");
            if (group.path("managedTerminationProtection").asText("").equals("ENABLED")) {
                group.remove("managedTerminationProtection");
                conversion.hand(
                        GROUP + ".managedTerminationProtection", "was ENABLED: enable it again with managed scaling");
            }
        }
        group.put("maxSize", 0);
    }
}
