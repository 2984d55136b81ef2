package dev.longshore.operator.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TaskNameTest {
    @Test
    void twoLeadersChooseTheSame() {
        assertThat(TaskName.of("web", "uid-1", "123", 4)).isEqualTo(TaskName.of("web", "uid-1", "123", 4));
    }

    @Test
    void showsOwnerAndNumberAndHasAnEcsTaskId() {
        TaskName name = TaskName.of("web", "uid-1", "123", 4);
        assertThat(name.podName()).matches("web-[0-9a-f]{6}-4");
        assertThat(name.taskId()).matches("[0-9a-f]{32}");
        assertThat(name.number()).isEqualTo(4);
    }

    @Test
    void differsByOwnerDeploymentAndNumber() {
        List<TaskName> names = List.of(
                TaskName.of("web", "uid-1", "123", 1),
                TaskName.of("web", "uid-2", "123", 1),
                TaskName.of("web", "uid-1", "124", 1),
                TaskName.of("web", "uid-1", "123", 2));
        assertThat(names).extracting(TaskName::podName).doesNotHaveDuplicates();
        assertThat(names).extracting(TaskName::taskId).doesNotHaveDuplicates();
    }

    @Test
    void aSeriesHasNoTwoAlike() {
        assertThat(LongStream.rangeClosed(1, 1000)
                        .mapToObj(n -> TaskName.of("web", "uid", "1", n).taskId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aLongOrDottedOwnerStillGivesALabel() {
        assertThat(TaskName.of("a.b." + "x".repeat(200), "uid", "1", 1_000_000).podName())
                .hasSizeLessThanOrEqualTo(63)
                .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    }
}
