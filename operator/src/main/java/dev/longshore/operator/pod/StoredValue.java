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
record StoredValue(String secret, String key) {
    /** The key of a secret that is taken as a whole, and of a parameter. */
    static final String WHOLE = "value";

    private static final int LONGEST_NAME = 253;
    private static final String CURRENT = "AWSCURRENT";
    private static final String IN_SECRETS_MANAGER = ":secretsmanager:";
    private static final String BEFORE_SECRET = ":secret:";
    private static final String BEFORE_PARAMETER = ":parameter/";
    private static final String BEFORE_OBJECT = ":::";

    /** Reads an ARN of Secrets Manager, an ARN of a parameter, or a parameter's name. */
    static StoredValue of(String valueFrom) {
        int secret = valueFrom.indexOf(BEFORE_SECRET);
        if (valueFrom.startsWith("arn:") && valueFrom.contains(IN_SECRETS_MANAGER) && secret > 0) {
            return ofSecret(valueFrom.substring(secret + BEFORE_SECRET.length()));
        }
        int parameter = valueFrom.indexOf(BEFORE_PARAMETER);
        boolean arn = valueFrom.startsWith("arn:") && parameter > 0;
        return new StoredValue(
                name(arn ? valueFrom.substring(parameter + BEFORE_PARAMETER.length()) : valueFrom), WHOLE);
    }

    /** The name of the ConfigMap that stands for an environment file: its bucket and path. */
    static String configMap(String objectArn) {
        int object = objectArn.indexOf(BEFORE_OBJECT);
        return name(object < 0 ? objectArn : objectArn.substring(object + BEFORE_OBJECT.length()));
    }

    /** {@code name-AbCdEf:json-key:version-stage:version-id}, where all behind the name may be missing or empty. */
    private static StoredValue ofSecret(String text) {
        String[] parts = text.split(":", -1);
        String version = part(parts, 2).equals(CURRENT) ? part(parts, 3) : part(parts, 2) + part(parts, 3);
        String name = parts[0].replaceFirst("-[A-Za-z0-9]{6}$", "");
        String key = part(parts, 1).replaceAll("[^-._a-zA-Z0-9]", "-");
        return new StoredValue(name(version.isEmpty() ? name : name + "/" + version), key.isEmpty() ? WHOLE : key);
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
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
