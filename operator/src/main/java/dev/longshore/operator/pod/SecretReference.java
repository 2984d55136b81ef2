package dev.longshore.operator.pod;

/**
 * ECS's {@code valueFrom}: a secret of Secrets Manager, or a parameter of the Parameter Store.
 *
 * @param source which of the two
 * @param name the name, without the six characters that end a secret's ARN
 * @param jsonKey the key within a secret's JSON; empty: the whole
 * @param stage version stage of a secret; empty: the current one
 * @param versionId version id of a secret; may be empty
 * @param given what AWS is asked for: ARN without what follows a secret's name, or the name as it was given
 */
public record SecretReference(
        Source source, String name, String jsonKey, String stage, String versionId, String given) {
    /** Where AWS keeps a value. */
    public enum Source {
        /** Secrets Manager. */
        SECRETS_MANAGER,
        /** Systems Manager's Parameter Store. */
        PARAMETER_STORE
    }

    private static final String CURRENT = "AWSCURRENT";
    private static final String IN_SECRETS_MANAGER = ":secretsmanager:";
    private static final String BEFORE_SECRET = ":secret:";
    private static final String BEFORE_PARAMETER = ":parameter/";

    /** Reads an ARN of Secrets Manager, an ARN of a parameter, or a parameter's name. */
    public static SecretReference parse(String valueFrom) {
        int secret = valueFrom.indexOf(BEFORE_SECRET);
        if (valueFrom.startsWith("arn:") && valueFrom.contains(IN_SECRETS_MANAGER) && secret > 0) {
            return secret(valueFrom, secret + BEFORE_SECRET.length());
        }
        int parameter = valueFrom.indexOf(BEFORE_PARAMETER);
        boolean arn = valueFrom.startsWith("arn:") && parameter > 0;
        String name = arn ? valueFrom.substring(parameter + BEFORE_PARAMETER.length()) : valueFrom;
        return new SecretReference(Source.PARAMETER_STORE, name, "", "", "", valueFrom);
    }

    /** {@code name-AbCdEf:json-key:version-stage:version-id}, where all behind the name may be missing or empty. */
    private static SecretReference secret(String arn, int start) {
        String[] parts = arn.substring(start).split(":", -1);
        String stage = part(parts, 2);
        return new SecretReference(
                Source.SECRETS_MANAGER,
                parts[0].replaceFirst("-[A-Za-z0-9]{6}$", ""),
                part(parts, 1),
                stage.equals(CURRENT) ? "" : stage,
                part(parts, 3),
                arn.substring(0, start) + parts[0]);
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }
}
