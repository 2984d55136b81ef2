package dev.longshore.operator.migrate;

import dev.longshore.operator.convert.Conversion;
import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.convert.Note;

/**
 * What became of one object of a document.
 *
 * @param document where it was
 * @param label kind and name of its manifest, or else where it was
 */
record Outcome(String document, String label, Conversion conversion) {
    static Outcome of(Document document, Conversion conversion) {
        String label = conversion.manifests().stream()
                .findFirst()
                .map(Outcome::label)
                .orElseGet(() ->
                        conversion.path().isEmpty() ? document.name() : document.name() + ", " + conversion.path());
        return new Outcome(document.name(), label, conversion);
    }

    static String label(Manifest manifest) {
        return manifest.kind() + "/" + manifest.name();
    }

    /** The field of a note within the object. */
    String field(Note note) {
        String path = note.path();
        String inside = path.startsWith(conversion.path())
                ? path.substring(conversion.path().length())
                : path;
        return inside.startsWith(".") ? inside.substring(1) : inside;
    }
}
