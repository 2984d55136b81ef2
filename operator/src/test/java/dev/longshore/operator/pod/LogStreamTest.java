package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogStreamTest {
    private static final String TASK = "0123456789abcdef0123456789abcdef";

    @Test
    void groupAndStreamAreAnnotationsOfThePodAndReadBackFromThem() {
        Pod pod = Templates.pod("""
                containerDefinitions:
                - {name: My_App, image: i, logConfiguration: {logDriver: awslogs,
                   options: {awslogs-group: /ecs/web, awslogs-region: eu-west-1, awslogs-stream-prefix: shop}}}
                - {name: b, image: i, logConfiguration: {logDriver: awslogs, options: {awslogs-group: /ecs/b, awslogs-region: r}}}
                - {name: c, image: i, logConfiguration: {logDriver: json-file}}
                - {name: d, image: i}
                """, Templates.POLICY);
        String slug = Slug.of("My_App");

        assertThat(pod.getMetadata().getAnnotations())
                .containsEntry("awslogs-group.ecs.longshore.dev/" + slug, "/ecs/web")
                .containsEntry("awslogs-stream.ecs.longshore.dev/" + slug, "shop/My_App/" + TASK)
                .containsEntry("awslogs-region.ecs.longshore.dev/" + slug, "eu-west-1")
                .doesNotContainKey("awslogs-stream.ecs.longshore.dev/c");
        assertThat(LogStream.of(pod))
                .containsExactly(
                        new LogStream("shop/My_App/" + TASK, Optional.of("/ecs/web"), "My_App", slug),
                        new LogStream("b/" + TASK, Optional.of("/ecs/b"), "b", "b"),
                        new LogStream("c/" + TASK, Optional.empty(), "c", "c"),
                        new LogStream("d/" + TASK, Optional.empty(), "d", "d"));
    }
}
