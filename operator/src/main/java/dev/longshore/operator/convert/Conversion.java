package dev.longshore.operator.convert;

import dev.longshore.operator.definition.Problem;
import java.util.List;

/**
 * What became of one document, or of one object in it: its good manifests, what is wrong, and what is worth knowing.
 *
 * @param path JSON path of the object in the document, with which the paths of problems and notes begin; empty for the whole document
 */
public record Conversion(String path, List<Manifest> manifests, List<Problem> problems, List<Note> notes) {
    /** Keeps the lists as they are now. */
    public Conversion {
        manifests = List.copyOf(manifests);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Several as one. */
    static Conversion all(List<Conversion> conversions) {
        return new Conversion(
                "",
                conversions.stream().flatMap(one -> one.manifests().stream()).toList(),
                conversions.stream().flatMap(one -> one.problems().stream()).toList(),
                conversions.stream().flatMap(one -> one.notes().stream()).toList());
    }
}
