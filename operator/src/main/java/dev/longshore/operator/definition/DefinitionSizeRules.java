package dev.longshore.operator.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;

/** How long a definition may be as a whole: what fills it is nearly always an environment. */
final class DefinitionSizeRules {
    private static final int MOST_BYTES = 65_536;
    private static final ObjectMapper JSON = new ObjectMapper();

    private DefinitionSizeRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        int bytes = bytes(spec);
        findings.addIf(
                bytes > MOST_BYTES,
                Findings.SPEC,
                "Actual length: '" + bytes + "'. Max allowed length is '" + MOST_BYTES
                        + "' bytes. Keep large environments in environmentFiles.");
    }

    private static int bytes(TaskDefinitionSpec spec) {
        try {
            return JSON.writeValueAsBytes(spec).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read from JSON can be written", e);
        }
    }
}
