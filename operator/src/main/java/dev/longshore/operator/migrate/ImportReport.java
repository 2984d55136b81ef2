package dev.longshore.operator.migrate;

import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.convert.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was imported and what is left to do, as Markdown. */
final class ImportReport {
    private final Imported imported;
    private final List<String> lines = new ArrayList<>();

    private ImportReport(Imported imported) {
        this.imported = imported;
    }

    static String of(Imported imported) {
        var report = new ImportReport(imported);
        report.write();
        return String.join("\n", report.lines) + "\n";
    }

    private void write() {
        lines.add("# Import");
        lines.add("");
        lines.add("Made from " + String.join(", ", imported.documents()) + ".");
        counts();
        problems();
        notes("What needs a hand", Note.Weight.BY_HAND);
        missing();
        notes("What has no effect here", Note.Weight.NO_EFFECT);
        notes("What is different here", Note.Weight.KNOW);
    }

    private void counts() {
        SortedMap<String, Long> kinds = new TreeMap<>(
                imported.manifests().stream().collect(Collectors.groupingBy(Manifest::kind, Collectors.counting())));
        lines.addAll(List.of("", "| Kind | Objects |", "|---|---|"));
        kinds.forEach((kind, count) -> lines.add("| " + kind + " | " + count + " |"));
    }

    private void problems() {
        List<Outcome> bad = imported.outcomes().stream()
                .filter(outcome -> !outcome.conversion().problems().isEmpty())
                .toList();
        if (!bad.isEmpty()) {
            heading("What was not converted");
            bad.forEach(outcome -> outcome.conversion()
                    .problems()
                    .forEach(problem ->
                            lines.add("- " + outcome.document() + ", `" + problem.path() + "`: " + problem.message())));
        }
    }

    private void missing() {
        if (!imported.missing().isEmpty()) {
            heading("What is missing");
            imported.missing().forEach(one -> lines.add("- " + one));
        }
    }

    private void notes(String heading, Note.Weight weight) {
        SortedMap<String, List<String>> byObject = byObject(weight);
        if (!byObject.isEmpty()) {
            heading(heading);
            byObject.forEach((object, notes) -> {
                lines.addAll(List.of("### " + object, ""));
                lines.addAll(notes);
                lines.add("");
            });
            lines.removeLast();
        }
    }

    private SortedMap<String, List<String>> byObject(Note.Weight weight) {
        Function<Outcome, List<String>> notes = outcome -> outcome.conversion().notes().stream()
                .filter(note -> note.weight() == weight)
                .map(note -> line(outcome.field(note), note.message()))
                .toList();
        return new TreeMap<>(imported.outcomes().stream()
                .map(outcome -> Map.entry(outcome.label(), notes.apply(outcome)))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, ImportReport::both)));
    }

    private static List<String> both(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static String line(String field, String message) {
        return field.isEmpty() ? "- " + message : "- `" + field + "`: " + message;
    }

    private void heading(String text) {
        lines.addAll(List.of("", "## " + text, ""));
    }
}
