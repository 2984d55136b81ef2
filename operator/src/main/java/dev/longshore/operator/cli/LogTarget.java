package dev.longshore.operator.cli;

import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.pod.LogStream;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose output {@code longshore logs} shows.
 *
 * @param kind empty where the name alone was given
 * @param container the ECS name of the only container that is meant; empty for all
 */
record LogTarget(Optional<Kind> kind, String name, Optional<String> container) {
    private static final int SHORTEST_ID = 6;

    /** What a target may be, in the order in which a bare name is looked up. */
    enum Kind {
        SERVICE,
        TASK,
        GROUP
    }

    /** One container of one pod. */
    record Source(Pod pod, LogStream stream) {}

    /** Reads {@code service/NAME}, {@code task/NAME-OR-ID}, {@code group/NAME} or {@code NAME}, which may hold slashes itself. */
    static LogTarget parse(String text, Optional<String> container) {
        for (Kind kind : Kind.values()) {
            String prefix = kind.name().toLowerCase(Locale.ROOT) + "/";
            if (text.startsWith(prefix)) {
                return new LogTarget(Optional.of(kind), text.substring(prefix.length()), container);
            }
        }
        return new LogTarget(Optional.empty(), text, container);
    }

    /** What is meant among these pods, in the order of their making; empty if nothing is. */
    List<Source> in(List<Pod> pods) {
        return kind.map(Stream::of)
                .orElse(Stream.of(Kind.values()))
                .map(one -> of(one, pods))
                .filter(sources -> !sources.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Source> of(Kind one, List<Pod> pods) {
        return pods.stream()
                .filter(pod -> isMeant(one, pod))
                .sorted(Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                        .thenComparing(pod -> pod.getMetadata().getName()))
                .flatMap(pod -> LogStream.of(pod).stream()
                        .filter(stream -> one != Kind.GROUP
                                || group(pod).equals(name)
                                || stream.group().equals(Optional.of(name)))
                        .filter(stream ->
                                container.isEmpty() || stream.container().equals(container.get()))
                        .map(stream -> new Source(pod, stream)))
                .toList();
    }

    private boolean isMeant(Kind one, Pod pod) {
        String slug = Slug.of(name);
        return switch (one) {
            case SERVICE ->
                slug.equals(label(pod, Labels.SERVICE)) || group(pod).equals("service:" + name);
            case TASK ->
                slug.equals(label(pod, Labels.TASK))
                        || pod.getMetadata().getName().equals(name)
                        || (name.length() >= SHORTEST_ID
                                && label(pod, Labels.TASK_ID).startsWith(name));
            case GROUP ->
                group(pod).equals(name)
                        || LogStream.of(pod).stream()
                                .anyMatch(stream -> stream.group().equals(Optional.of(name)));
        };
    }

    private static String label(Pod pod, String name) {
        return Optional.ofNullable(pod.getMetadata().getLabels())
                .map(labels -> labels.get(name))
                .orElse("");
    }

    private static String group(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Annotations.GROUP))
                .orElse("");
    }
}
