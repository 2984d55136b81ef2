package dev.longshore.operator.definition;

/**
 * A field that is set and has no behaviour in this version.
 *
 * @param path JSON path within the spec, such as {@code containerDefinitions[0].healthCheck}
 * @param why in a few words
 */
public record Ignored(String path, String why) {
    @Override
    public String toString() {
        return path + ": " + why;
    }
}
