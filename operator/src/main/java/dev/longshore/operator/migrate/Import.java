package dev.longshore.operator.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.convert.Conversion;
import dev.longshore.operator.convert.Converter;
import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.template.TemplateConversion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Converts documents that belong together, and looks for what is missing among them. */
public final class Import {
    private final Converter converter = new Converter();
    private final Listed listed = new Listed();
    private final Families families = new Families();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Manifest> manifests = new ArrayList<>();

    private final TemplateConversion templates;

    private Import(Map<String, String> parameters) {
        templates = new TemplateConversion(converter, parameters);
    }

    /**
     * What becomes of these documents.
     *
     * @param parameters what CloudFormation's templates among them ask for
     */
    public static Imported of(List<Document> documents, Map<String, String> parameters) {
        var run = new Import(parameters);
        documents.stream()
                .sorted(Comparator.comparingLong(Document::revision).reversed())
                .forEach(run::add);
        return run.finish(documents);
    }

    private void add(Document document) {
        listed.look(document.json());
        if (Listed.isList(document.json())) {
            return;
        }
        families.latest(document).ifPresentOrElse(outcomes::add, () -> {
            for (Conversion conversion : each(document.json())) {
                outcomes.add(Outcome.of(document, conversion));
                manifests.addAll(conversion.manifests());
            }
        });
    }

    private List<Conversion> each(JsonNode json) {
        return TemplateConversion.is(json) ? templates.each(json) : converter.each(json);
    }

    private Imported finish(List<Document> documents) {
        SortedSet<String> missing = listed.notDescribed();
        converter.join(manifests).forEach(problem -> missing.add(problem.message()));
        missing.addAll(Dangling.in(manifests));
        missing.addAll(Needs.of(manifests));
        return new Imported(
                documents.stream().map(Document::name).distinct().toList(), manifests, outcomes, List.copyOf(missing));
    }
}
