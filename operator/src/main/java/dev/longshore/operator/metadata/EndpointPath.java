package dev.longshore.operator.metadata;

import dev.longshore.engine.ledger.PodKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container asks for: {@code /v4/NAMESPACE/POD/CONTAINER/TOKEN}, or {@code /api/...} for the agent's API, and one of ECS's resources
 * behind it.
 *
 * @param podContainer the name of the pod's container
 * @param token what shows that it is this container who asks
 */
public record EndpointPath(PodKey pod, String podContainer, String token, Resource resource) {
    /** ECS's resources under the URI of a container. */
    enum Resource {
        CONTAINER(false, ""),
        TASK(false, "/task"),
        TASK_WITH_TAGS(false, "/taskWithTags"),
        STATS(false, "/stats"),
        TASK_STATS(false, "/task/stats"),
        TASK_PROTECTION(true, "/task-protection/v1/state");

        private final boolean agent;
        private final String suffix;

        Resource(boolean agent, String suffix) {
            this.agent = agent;
            this.suffix = suffix;
        }

        static Optional<Resource> of(boolean agent, String suffix) {
            for (Resource resource : values()) {
                if (resource.agent == agent && resource.suffix.equals(suffix)) {
                    return Optional.of(resource);
                }
            }
            return Optional.empty();
        }
    }

    private static final String AGENT = "api";
    // Version 3 has the same resources, and what they tell is a part of what version 4 tells.
    private static final Pattern PATH = Pattern.compile("/(v[34]|api)/([^/]+)/([^/]+)/([^/]+)/([0-9a-f]+)(/.*?)??/?");

    /** Reads a request's path; empty if it is none of ours. */
    static Optional<EndpointPath> parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Resource.of(
                        parts.group(1).equals(AGENT),
                        Optional.ofNullable(parts.group(6)).orElse(""))
                .map(resource -> new EndpointPath(
                        new PodKey(parts.group(2), parts.group(3)), parts.group(4), parts.group(5), resource));
    }

    /** The path of a container to its metadata, in version 3 or 4. */
    static String of(int version, PodKey pod, String podContainer, String token) {
        return path("v" + version, pod, podContainer, token);
    }

    /** The path of a container to the agent's API. */
    static String ofAgent(PodKey pod, String podContainer, String token) {
        return path(AGENT, pod, podContainer, token);
    }

    private static String path(String api, PodKey pod, String podContainer, String token) {
        return "/" + api + "/" + pod.namespace() + "/" + pod.name() + "/" + podContainer + "/" + token;
    }
}
