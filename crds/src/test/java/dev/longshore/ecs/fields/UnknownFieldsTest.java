package dev.longshore.ecs.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class UnknownFieldsTest {
    private final KubernetesSerialization json = new KubernetesSerialization();

    @Test
    void namesThePathOfEachUnknownField() {
        var spec = json.unmarshal("""
                {"novelty":1,"containerDefinitions":[{"name":"a"},{"name":"b","portBindings":[],
                 "portMappings":[{"containerPort":80,"hostPorts":80}],"healthCheck":{"command":["CMD"],"tries":1}}]}""", TaskDefinitionSpec.class);
        assertThat(UnknownFields.of("spec", spec))
                .containsExactlyInAnyOrder(
                        "spec.novelty",
                        "spec.containerDefinitions[1].portBindings",
                        "spec.containerDefinitions[1].portMappings[0].hostPorts",
                        "spec.containerDefinitions[1].healthCheck.tries");
    }

    @Test
    void whatDescribePrintsIsKnown() {
        var spec = json.unmarshal("""
                {"family":"web","revision":3,"taskDefinitionArn":"arn:x","registeredAt":1700000000.1,"compatibilities":["EC2"]}""", TaskDefinitionSpec.class);
        assertThat(UnknownFields.of("spec", spec)).isEmpty();
    }
}
