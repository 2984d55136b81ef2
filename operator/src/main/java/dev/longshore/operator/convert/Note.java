package dev.longshore.operator.convert;

/**
 * Something worth knowing about a conversion that succeeded: what was left out, changed or will have no effect.
 *
 * @param path JSON path in the document, empty for the whole
 */
public record Note(String path, String message) {
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
