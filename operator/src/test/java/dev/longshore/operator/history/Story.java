package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells people what happened to the objects of a failed test. */
final class Story {
    private static final int EVENTS_EACH = 12;
    private static final int OBJECTS = 40;
    private static final int KUBERNETES_EVENTS = 60;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private Story() {}

    static String tell(List<Change> changes, List<Refusal> refusals, List<String> gaps) {
        Map<ObjectKey, List<Change>> byObject = new LinkedHashMap<>();
        changes.stream()
                .sorted(Comparator.comparingLong(Change::resourceVersion))
                .filter(change -> !(change.object() instanceof Event) && belongs(change.object()))
                .forEach(change -> byObject.computeIfAbsent(change.key(), key -> new ArrayList<>())
                        .add(change));
        List<List<Change>> objects = byObject.values().stream()
                .sorted(Comparator.comparingLong(Story::lastVersion).reversed())
                .limit(OBJECTS)
                .toList();
        StringBuilder story = new StringBuilder("=== What happened, the latest object first ===\n");
        objects.forEach(events -> story.append(told(events)));
        if (byObject.size() > OBJECTS) {
            story.append("(and to ").append(byObject.size() - OBJECTS).append(" other objects)\n");
        }
        story.append("=== Kubernetes events ===\n").append(kubernetesEvents(changes));
        section(story, "Pods that a kubelet refused", refusals);
        section(story, "Gaps: events may be missing", gaps);
        story.append("=== The objects as they were last ===\n");
        objects.forEach(events -> story.append(yaml(events.getLast())));
        return story.toString();
    }

    /** Secrets and ConfigMaps that nobody owns are the cluster's own. */
    private static boolean belongs(HasMetadata object) {
        boolean content = object.getKind().equals("Secret") || object.getKind().equals("ConfigMap");
        return !content || !object.getMetadata().getOwnerReferences().isEmpty();
    }

    private static long lastVersion(List<Change> events) {
        return events.getLast().resourceVersion();
    }

    private static String told(List<Change> events) {
        int from = Math.max(0, events.size() - EVENTS_EACH);
        String earlier = from > 0 ? "    (" + from + " earlier events)\n" : "";
        return events.getLast().key() + "\n" + earlier
                + events.subList(from, events.size()).stream().map(Story::line).collect(Collectors.joining());
    }

    private static String line(Change change) {
        return "    " + TIME.format(change.seenAt()) + " rv " + change.resourceVersion() + " "
                + String.format("%-8s", change.type()) + " " + Summary.of(change.object()) + "\n";
    }

    private static String kubernetesEvents(List<Change> changes) {
        List<Change> events = changes.stream()
                .filter(change -> change.object() instanceof Event && change.type() != Change.Type.DELETED)
                .toList();
        return events.subList(Math.max(0, events.size() - KUBERNETES_EVENTS), events.size()).stream()
                .map(Story::eventLine)
                .collect(Collectors.joining());
    }

    private static String eventLine(Change change) {
        Event event = (Event) change.object();
        return "    " + TIME.format(change.seenAt()) + " "
                + event.getInvolvedObject().getKind() + " "
                + event.getInvolvedObject().getName() + ": " + event.getReason() + ": " + event.getMessage() + "\n";
    }

    private static void section(StringBuilder story, String title, List<?> lines) {
        if (!lines.isEmpty()) {
            story.append("=== ").append(title).append(" ===\n");
            lines.forEach(line -> story.append("    ").append(line).append('\n'));
        }
    }

    private static String yaml(Change last) {
        if (last.type() == Change.Type.DELETED) {
            return "";
        }
        HasMetadata copy = Serialization.clone(last.object());
        copy.setMetadata(new ObjectMetaBuilder(copy.getMetadata())
                .withManagedFields(List.<ManagedFieldsEntry>of())
                .build());
        return Optional.ofNullable(Serialization.asYaml(copy)).orElse("");
    }
}
