package dev.longshore.operator.metadata;

import dev.longshore.engine.ledger.PodKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container asks for: {@code /v4/NAMESPACE/POD/CONTAINER/TOKEN} and one of ECS's resources behind it.
 *
 * @param podContainer the name of the pod's container
 * @param token what shows that it is this container who asks
 */
public record EndpointPath(PodKey pod, String podContainer, String token, Resource resource) {
    /** ECS's resources under the URI of a container. */
    enum Resource {
        CONTAINER(""),
        TASK("/task"),
        TASK_WITH_TAGS("/taskWithTags"),
        STATS("/stats"),
        TASK_STATS("/task/stats");

        private final String suffix;

        Resource(String suffix) {
            this.suffix = suffix;
        }

        static Optional<Resource> of(String suffix) {
            for (Resource resource : values()) {
                if (resource.suffix.equals(suffix)) {
                    return Optional.of(resource);
                }
            }
            return Optional.empty();
        }
    }

    // Version 3 has the same resources, and what they tell is a part of what version 4 tells.
    private static final Pattern PATH = Pattern.compile("/v[34]/([^/]+)/([^/]+)/([^/]+)/([0-9a-f]+)(/.*?)??/?");

    /** Reads a request's path; empty if it is none of ours. */
    static Optional<EndpointPath> parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Resource.of(Optional.ofNullable(parts.group(5)).orElse(""))
                .map(resource -> new EndpointPath(
                        new PodKey(parts.group(1), parts.group(2)), parts.group(3), parts.group(4), resource));
    }

    /** The path of a container, in version 3 or 4. */
    static String of(int version, PodKey pod, String podContainer, String token) {
        return "/v" + version + "/" + pod.namespace() + "/" + pod.name() + "/" + podContainer + "/" + token;
    }
}
