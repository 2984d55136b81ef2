package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "web,,web",
        "service/web,SERVICE,web",
        "services/web,SERVICE,web",
        "services.ecs.longshore.dev/web,SERVICE,web",
        "Task/run,TASK,run",
        "node/ip-10-0-0-1.internal,NODE,ip-10-0-0-1.internal"
    })
    void hasAKindAndAName(String text, Target.Kind kind, String name) {
        assertThat(Target.parse(text)).isEqualTo(new Target(Optional.ofNullable(kind), name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pod/web          | "pod" is none of service, task, node
            service/         | expected service/NAME
            service/shop/web | -n gives the namespace
            """)
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Target.parse(text)).hasMessageContaining(message);
    }
}
