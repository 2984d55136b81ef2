package dev.longshore.operator.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.convert.Conversion;
import dev.longshore.operator.convert.Note;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of several revisions of a family the newest becomes the TaskDefinition, whose revisions are numbered anew. */
final class Families {
    private final Map<String, Long> newest = new HashMap<>();

    /** What is to be said of an older revision; empty for all else. Newer revisions are asked about first. */
    Optional<Outcome> latest(Document document) {
        JsonNode inner = document.json().path("taskDefinition");
        JsonNode definition = inner.isObject() ? inner : document.json();
        String family = definition.path("family").asText("");
        if (family.isEmpty() || !definition.has("containerDefinitions")) {
            return Optional.empty();
        }
        Long kept = newest.putIfAbsent(family, document.revision());
        return Optional.ofNullable(kept).map(number -> older(document, family, number));
    }

    private static Outcome older(Document document, String family, long kept) {
        Note note = new Note(
                Note.Weight.BY_HAND,
                "",
                "revision " + document.revision() + " of '" + family + "' was left out, since revision " + kept
                        + " is there too and Services follow the newest; where a service is to stay on it, give it a family"
                        + " of its own");
        return new Outcome(document.name(), document.name(), new Conversion("", List.of(), List.of(), List.of(note)));
    }
}
