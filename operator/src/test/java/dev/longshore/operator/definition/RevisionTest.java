package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private static final TaskDefinitionSpec GIVEN =
            TaskDefinitionSpec.builder().family("web").build();
    private static final Revision REVISION = new Revision("team", "web", "web", 1, GIVEN);

    @Test
    void whatDescribePrintsMakesNoNewRevision() {
        TaskDefinitionSpec described = GIVEN.toBuilder()
                .unknownFields(Map.of("revision", 7, "status", "ACTIVE", "registeredBy", "arn:aws:iam::1:user/a"))
                .build();
        assertThat(REVISION.isOf(described)).isTrue();
        assertThat(new Revision("team", "web", "web", 2, described).isOf(GIVEN)).isTrue();
    }

    @Test
    void anythingElseDoes() {
        assertThat(REVISION.isOf(GIVEN.toBuilder().cpu(new IntOrString(256)).build()))
                .isFalse();
        assertThat(REVISION.isOf(GIVEN.toBuilder()
                        .unknownFields(Map.of("aNewField", true))
                        .build()))
                .isFalse();
    }
}
