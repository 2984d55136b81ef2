package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import io.fabric8.kubernetes.client.VersionInfo;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is listed of restartPolicy, by what the server can do. */
class RestartPoliciesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        35  ; 'restartPolicy: {enabled: true}'                                                 ; ''
        34  ; 'restartPolicy: {enabled: true}'                                                 ; containerDefinitions[0].restartPolicy
        34  ; 'restartPolicy: {enabled: false}'                                                ; ''
        35  ; 'restartPolicy: {enabled: true, restartAttemptPeriod: 60}'                       ; ''
        35  ; 'essential: false, restartPolicy: {enabled: true, restartAttemptPeriod: 60}'     ; containerDefinitions[0].restartPolicy.restartAttemptPeriod
        35  ; 'essential: false, restartPolicy: {enabled: true, ignoredExitCodes: [0]}'        ; ''
        """)
    void whatCannotBeKeptIsListed(int minor, String a, String listed) {
        assertThat(ignored("containerDefinitions: [{name: a, image: i, " + a + "}, {name: b, image: i}]", minor))
                .isEqualTo(listed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        SUCCESS ; containerDefinitions[1].restartPolicy
        HEALTHY ; ''
        """)
    void whatOthersWaitForIsAnInitContainer(String condition, String listed) {
        assertThat(ignored("""
            containerDefinitions:
            - {name: app, image: i, dependsOn: [{containerName: db, condition: %s}]}
            - {name: db, image: i, essential: false, restartPolicy: {enabled: true}, healthCheck: {command: [CMD, x]}}
            """.formatted(condition), 34)).isEqualTo(listed);
    }

    @ParameterizedTest
    @CsvSource({"33, false, false", "34+, true, false", "35, true, true", "36, true, true", "'', false, false"})
    void aVersionTellsWhatItCan(String minor, boolean podLevel, boolean restarts) {
        assertThat(features(minor)).isEqualTo(new ServerFeatures(podLevel, restarts));
    }

    private static String ignored(String yaml, int minor) {
        TaskDefinitionSpec spec = Serialization.unmarshal(yaml, TaskDefinitionSpec.class);
        return IgnoredFields.of(spec, features(Integer.toString(minor))).stream()
                .map(Ignored::path)
                .collect(Collectors.joining(" "));
    }

    private static ServerFeatures features(String minor) {
        return ServerFeatures.of(
                new VersionInfo.Builder().withMajor("1").withMinor(minor).build());
    }
}
