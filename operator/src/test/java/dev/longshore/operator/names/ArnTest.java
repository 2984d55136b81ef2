package dev.longshore.operator.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnTest {
    @ParameterizedTest
    @CsvSource({
        "web, web",
        "web:7, web:7",
        "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7, web:7",
        "arn:aws:ecs:eu-west-1:123456789012:cluster/prod, prod",
        "arn:aws:ecs:eu-west-1:123456789012:service/prod/web, web",
        "arn:aws-cn:ecs:cn-north-1:123456789012:task-definition/web, web"
    })
    void theLastSegmentIsTheName(String given, String name) {
        assertThat(Arn.lastSegment(given)).isEqualTo(name);
    }

    @Test
    void aNamespaceIsAnAccountOfTwelveDigits() {
        assertThat(Arn.account("team-a")).matches("[0-9]{12}").isEqualTo(Arn.account("team-a"));
        assertThat(Arn.account("team-b")).isNotEqualTo(Arn.account("team-a"));
    }

    @Test
    void readsAsEcsWritesThem() {
        String account = Arn.account("ns");
        assertThat(Arn.taskDefinition("ns", "web", 3))
                .isEqualTo("arn:aws:ecs:local:" + account + ":task-definition/web:3");
        assertThat(Arn.task("ns", "prod", "0123")).isEqualTo("arn:aws:ecs:local:" + account + ":task/prod/0123");
        assertThat(Arn.service("ns", "prod", "web")).isEqualTo("arn:aws:ecs:local:" + account + ":service/prod/web");
        assertThat(Arn.cluster("prod")).matches("arn:aws:ecs:local:[0-9]{12}:cluster/prod");
        assertThat(Arn.containerInstance("prod", "uid"))
                .matches("arn:aws:ecs:local:[0-9]{12}:container-instance/prod/[0-9a-f]{32}");
    }
}
