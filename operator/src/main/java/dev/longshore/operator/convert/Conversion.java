package dev.longshore.operator.convert;

import dev.longshore.operator.definition.Problem;
import java.util.List;

/** What became of one document: its good manifests, what is wrong, and what is worth knowing. */
public record Conversion(List<Manifest> manifests, List<Problem> problems, List<Note> notes) {
    /** Keeps the lists as they are now. */
    public Conversion {
        manifests = List.copyOf(manifests);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
