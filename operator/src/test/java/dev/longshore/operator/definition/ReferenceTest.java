package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "web, web, -1",
        "web:7, web, 7",
        "web:007, web, 7",
        "Web_Front-2:12, Web_Front-2, 12",
        "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7, web, 7",
        "arn:aws:ecs:eu-west-1:123456789012:task-definition/web, web, -1",
        "web:latest, web:latest, -1",
        "web:, web:, -1",
        ":7, :7, -1"
    })
    void familyAndRevision(String text, String family, long revision) {
        Reference reference = Reference.parse(text);
        assertThat(reference.family()).isEqualTo(family);
        assertThat(reference.revision().orElse(-1)).isEqualTo(revision);
    }
}
