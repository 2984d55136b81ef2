package dev.longshore.operator.migrate;

import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.convert.Note;
import java.util.List;

/**
 * What became of documents that belong together.
 *
 * @param documents their names
 * @param missing what they speak of and do not hold
 */
public record Imported(List<String> documents, List<Manifest> manifests, List<Outcome> outcomes, List<String> missing) {
    /** Keeps the lists as they are now. */
    public Imported {
        documents = List.copyOf(documents);
        manifests = List.copyOf(manifests);
        outcomes = List.copyOf(outcomes);
        missing = List.copyOf(missing);
    }

    /** How many things could not be converted. */
    public int problems() {
        return outcomes.stream()
                .mapToInt(outcome -> outcome.conversion().problems().size())
                .sum();
    }

    /** How many things somebody has to do. */
    public int byHand() {
        return missing.size()
                + (int) outcomes.stream()
                        .flatMap(outcome -> outcome.conversion().notes().stream())
                        .filter(note -> note.weight() == Note.Weight.BY_HAND)
                        .count();
    }
}
