package dev.longshore.operator.definition;

/**
 * What is wrong with a definition, and where.
 *
 * @param path JSON path such as {@code spec.containerDefinitions[0].portMappings[1].hostPort}
 * @param message ECS's own words where it has words, then the value and what to do
 */
public record Problem(String path, String message) {
    private static final String SPEC = "spec.";

    /** The same problem in a document that holds the definition elsewhere: {@code prefix} takes the place of {@code spec}. */
    public Problem under(String prefix) {
        if (!path.startsWith(SPEC)) {
            return this;
        }
        String inside = path.substring(SPEC.length());
        return new Problem(prefix.isEmpty() ? inside : prefix + "." + inside, message);
    }

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
