package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.definition.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Converts documents, and sees to it that no two manifests of one run have the same kind and name. */
public final class Converter {
    private final Set<String> taken = new HashSet<>();
    private final Parts parts = new Parts();

    /** Converts one document: an ECS object, a list of them, or either in what the AWS command line wraps around it. */
    public Conversion convert(JsonNode document) {
        return Conversion.all(each(document));
    }

    /** The same, object by object; first what is none. */
    public List<Conversion> each(JsonNode document) {
        return each(document, "");
    }

    /** The same of a part of a document, which is at this path. */
    public List<Conversion> each(JsonNode document, String path) {
        List<Problem> problems = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        List<Found> objects = Discovery.in(document, path, problems, notes);
        List<Conversion> each = new ArrayList<>(List.of(new Conversion(path, List.of(), problems, notes)));
        objects.forEach(found -> each.add(one(found)));
        return each;
    }

    /**
     * What only all documents together make: scheduled actions go into the ScalableTargets among the manifests, associated capacity providers into
     * the Clusters, bounds of Auto Scaling groups into the CapacityProviders.
     *
     * @param manifests all that were made, whose specs it changes
     * @return what found no object to go into
     */
    public List<Problem> join(List<Manifest> manifests) {
        return parts.into(manifests);
    }

    private Conversion one(Found found) {
        List<Problem> problems = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        Optional<Manifest> manifest = convert(found, problems, notes).map(this::withFreeName);
        return new Conversion(found.path(), manifest.stream().toList(), problems, notes);
    }

    private Optional<Manifest> convert(Found found, List<Problem> problems, List<Note> notes) {
        return switch (found.shape()) {
            case TASK_DEFINITION -> new TaskDefinitionConversion(found, problems, notes).manifest();
            case SERVICE -> new ServiceConversion(found, problems, notes).manifest();
            case APP_SPEC -> new AppSpecConversion(found, problems, notes).manifest();
            case TASK -> new TaskConversion(found, problems, notes).manifest();
            case SCHEDULE -> new ScheduleConversion(found, problems, notes).manifest();
            case RULE -> new RuleConversion(found, problems, notes).manifest();
            case CLUSTER -> new ClusterConversion(found, problems, notes).manifest();
            case SCALABLE_TARGET -> new ScalableTargetConversion(found, problems, notes).manifest();
            case SCALING_POLICY -> new ScalingPolicyConversion(found, problems, notes).manifest();
            case ALARM -> new AlarmConversion(found, problems, notes).manifest();
            case CAPACITY_PROVIDER -> {
                parts.add(found);
                yield new CapacityProviderConversion(found, problems, notes).manifest();
            }
            case SCHEDULED_ACTION, CLUSTER_CAPACITY -> {
                parts.add(found);
                yield Optional.empty();
            }
            case AUTO_SCALING_GROUP -> {
                parts.add(found);
                notes.add(new Note(
                        found.path(),
                        "MinSize and MaxSize go into the capacity provider of "
                                + found.json().path("AutoScalingGroupName").asText()
                                + ", if there is one; nothing else of an Auto Scaling group has a place here"));
                yield Optional.empty();
            }
            case TARGET_GROUP -> new TargetGroupConversion(found, problems, notes).manifest();
        };
    }

    private Manifest withFreeName(Manifest manifest) {
        String name = manifest.name();
        for (int number = 2; !taken.add(manifest.kind() + "/" + name); number++) {
            name = manifest.name() + "-" + number;
        }
        return new Manifest(manifest.kind(), name, manifest.spec());
    }
}
