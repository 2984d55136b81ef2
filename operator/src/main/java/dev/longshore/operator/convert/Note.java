package dev.longshore.operator.convert;

/**
 * Something worth knowing about a conversion that succeeded: what was left out, changed or will have no effect.
 *
 * @param weight how much it matters
 * @param path JSON path in the document, empty for the whole
 */
public record Note(Weight weight, String path, String message) {
    /** How much a note matters. */
    public enum Weight {
        /** It is as it should be here, and was otherwise in ECS. */
        KNOW("note"),
        /** The field is kept and does nothing. */
        NO_EFFECT("note"),
        /** Somebody has to do something, until then the object does not do what it did in ECS. */
        BY_HAND("by hand");

        private final String text;

        Weight(String text) {
            this.text = text;
        }

        /** As a line of output begins. */
        public String text() {
            return text;
        }
    }

    /** A note on what changed and is well. */
    public Note(String path, String message) {
        this(Weight.KNOW, path, message);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
