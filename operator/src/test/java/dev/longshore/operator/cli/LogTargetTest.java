package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTargetTest {
    private static final List<Pod> PODS = List.of(
            pod("web-1-2", "2026-01-02T00:00:00Z", "service: web", "bbbb111122223333", "service:Web_Front", "/ecs/web"),
            pod("web-1-1", "2026-01-01T00:00:00Z", "service: web", "aaaa111122223333", "service:Web_Front", "/ecs/web"),
            pod("job-1-1", "2026-01-03T00:00:00Z", "task: job", "cccc111122223333", "family:job", "/ecs/job"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            service/web,       web-1-1 web-1-1 web-1-2 web-1-2
            service/Web_Front, web-1-1 web-1-1 web-1-2 web-1-2
            web,               web-1-1 web-1-1 web-1-2 web-1-2
            job,               job-1-1 job-1-1
            task/web,          ''
            task/aaaa11,       web-1-1 web-1-1
            aaaa11,            web-1-1 web-1-1
            task/aaaa,         ''
            task/web-1-2,      web-1-2 web-1-2
            group/family:job,  job-1-1 job-1-1
            family:job,        job-1-1 job-1-1
            /ecs/web,          web-1-1 web-1-2
            group//ecs/job,    job-1-1
            nonsense,          ''
            """)
    void meansPodsInTheOrderOfTheirMaking(String target, String pods) {
        assertThat(LogTarget.parse(target, Optional.empty()).in(PODS))
                .extracting(source -> source.pod().getMetadata().getName())
                .containsExactly(pods.isEmpty() ? new String[0] : pods.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"app, 2", "log, 2", "other, 0"})
    void meansOneContainerOfEach(String container, int streams) {
        assertThat(LogTarget.parse("service/web", Optional.of(container)).in(PODS))
                .hasSize(streams)
                .allMatch(source -> source.stream().container().equals(container));
    }

    /** With a container app, which writes to the log group, and a container log, which writes to none. */
    private static Pod pod(String name, String made, String owner, String id, String group, String logGroup) {
        return Serialization.unmarshal("""
                metadata:
                  name: %s
                  creationTimestamp: '%s'
                  labels: {ecs.longshore.dev/%s, ecs.longshore.dev/task-id: %s}
                  annotations:
                    ecs.longshore.dev/group: '%s'
                    awslogs-group.ecs.longshore.dev/app: '%s'
                    ecs.longshore.dev/containers: '[{"name":"app","podContainer":"app"},{"name":"log","podContainer":"log"}]'
                """.formatted(name, made, owner, id, group, logGroup), Pod.class);
    }
}
