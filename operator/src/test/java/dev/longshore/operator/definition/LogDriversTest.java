package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which drivers and options do what they say; what does not is named below logConfiguration. */
class LogDriversTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            logDriver: json-file ; ''
            'logDriver: json-file, options: {max-size: 10m, max-file: "3"}' ; options.max-size options.max-file
            'logDriver: awslogs, options: {awslogs-group: g, awslogs-region: r, awslogs-stream-prefix: p, awslogs-create-group: "true"}' ; ''
            'logDriver: awslogs, options: {awslogs-group: g, awslogs-region: r, mode: non-blocking, max-buffer-size: 25m}' ; options.max-buffer-size
            'logDriver: awslogs, options: {awslogs-group: g, awslogs-region: r, mode: blocking}' ; options.mode
            'logDriver: awslogs, options: {awslogs-group: g, awslogs-region: r, awslogs-datetime-format: x}' ; options.awslogs-datetime-format
            'logDriver: awslogs, options: {awslogs-group: g, awslogs-region: r, awslogs-multiline-pattern: x}' ; options.awslogs-multiline-pattern
            'logDriver: awslogs, options: {awslogs-group: g, awslogs-region: r, colour: red}' ; options.colour
            'logDriver: splunk, options: {splunk-url: u, splunk-token: t}' ; all
            'logDriver: syslog, options: {syslog-address: a}' ; all
            logDriver: journald ; all
            logDriver: gelf ; all
            'logDriver: awsfirelens, options: {Name: null, log-driver-buffer-limit: "1"}' ; all.logDriver options.log-driver-buffer-limit
            'logDriver: fluentd, options: {fluentd-address: a}' ; all
            """)
    void namesWhatADriverDoesNotDo(String log, String ignored) {
        TaskDefinitionSpec spec = Serialization.unmarshal(
                "containerDefinitions: [{name: a, image: i, logConfiguration: {" + log + "}}]",
                TaskDefinitionSpec.class);

        assertThat(IgnoredFields.of(spec))
                .extracting(Ignored::path)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ignored.split(" "))
                        .filter(path -> !path.isEmpty())
                        .map(path -> path.replace("all", "containerDefinitions[0].logConfiguration"))
                        .map(path -> path.replace("options.", "containerDefinitions[0].logConfiguration.options."))
                        .toList());
    }
}
