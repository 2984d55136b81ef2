package dev.longshore.operator.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.longshore.ecs.v1alpha1.ApiGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes manifests as YAML for kubectl. */
public final class ManifestYaml {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .stringQuotingChecker(new Careful())
            .build());

    private static final Set<String> OF_ALL_NAMESPACES = Set.of("Cluster", "CapacityProvider");

    private ManifestYaml() {}

    /** All manifests in one text, separated by {@code ---}. */
    public static String write(List<Manifest> manifests) {
        return String.join("---\n", manifests.stream().map(ManifestYaml::write).toList());
    }

    private static String write(Manifest manifest) {
        return write(manifest, Optional.empty());
    }

    /** One manifest; objects of all namespaces take none. */
    public static String write(Manifest manifest, Optional<String> namespace) {
        ObjectNode document = YAML.createObjectNode();
        document.put("apiVersion", ApiGroup.GROUP + "/" + ApiGroup.VERSION);
        document.put("kind", manifest.kind());
        ObjectNode metadata = document.putObject("metadata").put("name", manifest.name());
        namespace
                .filter(given -> !OF_ALL_NAMESPACES.contains(manifest.kind()))
                .ifPresent(given -> metadata.put("namespace", given));
        document.set("spec", manifest.spec());
        return write(document);
    }

    /** Any tree as one YAML document. */
    public static String write(ObjectNode document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can be written", e);
        }
    }

    /** Leaves bare only what no YAML reader, old or new, takes for anything but a text. */
    private static final class Careful extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9 _./@+=$-]*(:[A-Za-z0-9_./@+=$-]+)*");

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || !PLAIN.matcher(value).matches();
        }
    }
}
