package dev.longshore.operator.pod;

import dev.longshore.operator.names.Slug;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where the value of an ECS secret is in Kubernetes: a Secret of the task's namespace, named after the secret or parameter.
 *
 * @param secret name of the Secret
 * @param key the key within it: the JSON key that {@code valueFrom} names, else {@value #WHOLE}
 */
public record StoredValue(String secret, String key) {
    /** The key of a secret that is taken as a whole, and of a parameter. */
    public static final String WHOLE = "value";

    private static final int LONGEST_NAME = 253;
    private static final String BEFORE_OBJECT = ":::";

    /** Where the value is that a definition's {@code valueFrom} names. */
    public static StoredValue of(SecretReference reference) {
        String version = reference.stage() + reference.versionId();
        String key = reference.jsonKey().replaceAll("[^-._a-zA-Z0-9]", "-");
        return new StoredValue(
                name(version.isEmpty() ? reference.name() : reference.name() + "/" + version),
                key.isEmpty() ? WHOLE : key);
    }

    /** The name of the ConfigMap that stands for an environment file: its bucket and path. */
    static String configMap(String objectArn) {
        int object = objectArn.indexOf(BEFORE_OBJECT);
        return name(object < 0 ? objectArn : objectArn.substring(object + BEFORE_OBJECT.length()));
    }

    /** A Kubernetes name that people can foresee: lower case, dots for slashes, hyphens for what it cannot hold. */
    private static String name(String text) {
        String name = Arrays.stream(
                        text.toLowerCase(Locale.ROOT).replace('/', '.').split("\\."))
                .map(label -> label.replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", ""))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.joining("."));
        return name.isEmpty() || name.length() > LONGEST_NAME ? Slug.of(text, LONGEST_NAME) : name;
    }
}
