package dev.longshore.operator.template;

import dev.longshore.operator.convert.Note;
import dev.longshore.operator.definition.Problem;
import java.util.ArrayList;
import java.util.List;

/** What was found while the values of one resource were worked out. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    void problem(String path, String message) {
        problems.add(new Problem(path, message));
    }

    void hand(String path, String message) {
        notes.add(new Note(Note.Weight.BY_HAND, path, message));
    }

    void note(String path, String message) {
        notes.add(new Note(path, message));
    }

    List<Problem> problems() {
        return problems;
    }

    List<Note> notes() {
        return notes;
    }
}
