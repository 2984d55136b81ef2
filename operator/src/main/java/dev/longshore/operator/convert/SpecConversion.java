package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.definition.Ignored;
import dev.longshore.operator.definition.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the conversions of all shapes have in common: they clean, read, check and write back. */
final class SpecConversion {
    private final Found found;
    private final List<Problem> problems;
    private final List<Note> notes;
    private final ObjectNode json;

    SpecConversion(Found found, List<Problem> problems, List<Note> notes) {
        this.found = found;
        this.problems = problems;
        this.notes = notes;
        this.json = Cleaning.copy(found.json());
    }

    /** The object's fields, to be changed before they are read. */
    ObjectNode json() {
        return json;
    }

    void note(String field, String message) {
        notes.add(new Note(found.at(field), message));
    }

    /** What somebody has to do. */
    void hand(String field, String message) {
        notes.add(new Note(Note.Weight.BY_HAND, found.at(field), message));
    }

    /** What a controller would say of the object, whose manifest is written all the same: it can be mended there. */
    void hands(List<Problem> found) {
        found.forEach(problem -> hand(problem.under("").path(), problem.message()));
    }

    void problem(String field, String message) {
        problems.add(new Problem(found.at(field), message));
    }

    private void noEffect(Ignored field) {
        notes.add(new Note(Note.Weight.NO_EFFECT, found.at(field.path()), field.why()));
    }

    /** Leaves out what ECS prints and does not take. */
    void drop(Collection<String> readOnly) {
        List<String> dropped = Cleaning.drop(json, readOnly);
        if (!dropped.isEmpty()) {
            notes.add(new Note(found.path(), "left out what ECS only prints: " + String.join(", ", dropped)));
        }
    }

    /** Reads the spec and lets the rules look at it; empty if anything is wrong with it. */
    <T> Optional<T> read(Class<T> type, Function<T, List<Problem>> rules, Function<T, List<Ignored>> ignored) {
        int before = problems.size();
        Optional<T> spec = TypedSpec.read(json, type, problems);
        spec.map(rules).ifPresent(problems::addAll);
        problems.subList(before, problems.size()).replaceAll(problem -> problem.under(found.path()));
        boolean good = problems.size() == before;
        if (good) {
            spec.map(ignored).ifPresent(fields -> fields.forEach(this::noEffect));
        }
        return good ? spec : Optional.empty();
    }

    /** The spec as JSON again: types put right, fields in the order of ECS's model, unknown ones last. */
    static ObjectNode write(Object spec) {
        return EcsJson.MAPPER.valueToTree(spec);
    }
}
