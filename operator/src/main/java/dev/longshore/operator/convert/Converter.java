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

    /** Converts one document: an ECS object, a list of them, or either in what the AWS command line wraps around it. */
    public Conversion convert(JsonNode document) {
        List<Problem> problems = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        List<Manifest> manifests = new ArrayList<>();
        for (Found found : Discovery.in(document, problems)) {
            convert(found, problems, notes).map(this::withFreeName).ifPresent(manifests::add);
        }
        return new Conversion(manifests, problems, notes);
    }

    private static Optional<Manifest> convert(Found found, List<Problem> problems, List<Note> notes) {
        return switch (found.shape()) {
            case TASK_DEFINITION -> new TaskDefinitionConversion(found, problems, notes).manifest();
            case SERVICE -> new ServiceConversion(found, problems, notes).manifest();
            case APP_SPEC -> new AppSpecConversion(found, problems, notes).manifest();
            case TASK -> new TaskConversion(found, problems, notes).manifest();
            case SCHEDULE -> new ScheduleConversion(found, problems, notes).manifest();
            case RULE -> new RuleConversion(found, problems, notes).manifest();
            case CLUSTER -> new ClusterConversion(found, problems, notes).manifest();
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
