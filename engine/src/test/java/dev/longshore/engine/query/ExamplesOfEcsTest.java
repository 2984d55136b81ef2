package dev.longshore.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each example of ECS's documentation selects what it should among six instances. */
class ExamplesOfEcsTest {
    private static final List<Sample> INSTANCES = List.of(
            Sample.named("small")
                    .with("ecs.instance-type=t2.small", "ecs.availability-zone=us-east-1a", "ecs.os-type=linux")
                    .with("ecs.os-family=LINUX", "ecs.cpu-architecture=x86_64", "ecs.ami-id=ami-0123456789")
                    .with("ecs.subnet-id=subnet-a", "stack=prod", "tier=web")
                    .agent("1.14.5")
                    .machine("i-abcd1234")
                    .registered("2018-06-18T22:28:28Z")
                    .running(2, "service:production"),
            Sample.named("medium")
                    .with("ecs.instance-type=t2.medium", "ecs.availability-zone=us-east-1b", "ecs.os-type=linux")
                    .with("ecs.os-family=LINUX", "ecs.cpu-architecture=x86_64", "ecs.ami-id=ami-0123456789")
                    .with("ecs.subnet-id=subnet-b", "stack=dev", "rack=r1")
                    .agent("1.14.10")
                    .machine("i-wxyx7890")
                    .registered("2018-02-12T23:59:59Z")
                    .running(5, "database")
                    .running(5, "batch-1"),
            Sample.named("gpu")
                    .with("ecs.instance-type=g2.2xlarge", "ecs.availability-zone=us-east-1c", "ecs.os-type=linux")
                    .with("ecs.os-family=LINUX", "ecs.cpu-architecture=x86_64", "ecs.ami-id=ami-9")
                    .with("stack=stage", "tier=web", "rack=r1", "disk")
                    .agent("1.9.0")
                    .machine("i-gpu")
                    .registered("2018-06-18T22:28:27Z")
                    .running(1, "family:nightly"),
            Sample.named("gpu-d")
                    .with("ecs.instance-type=g2.8xlarge", "ecs.availability-zone=us-east-1d", "ecs.os-type=linux")
                    .with("ecs.os-family=LINUX", "ecs.cpu-architecture=x86_64", "ecs.ami-id=ami-9", "stack=stage")
                    .disconnected()
                    .agent("1.14.4")
                    .machine("i-gpu-d")
                    .registered("2018-02-13T00:00:00Z"),
            Sample.named("windows")
                    .with("ecs.instance-type=m5.large", "ecs.availability-zone=us-east-1a", "ecs.os-type=windows")
                    .with("ecs.os-family=WINDOWS_SERVER_2022_FULL", "ecs.cpu-architecture=x86_64", "stack=prod")
                    .agent("1.100.0")
                    .machine("i-windows")
                    .registered("2024-01-01T00:00:00Z")
                    .running(5, "service:production"),
            Sample.named("external")
                    .with("ecs.os-type=linux", "ecs.cpu-architecture=arm64", "ecs.capability.external", "tier=web"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "attribute:ecs.instance-type == t2.small; small",
                "attribute:ecs.instance-type in [t2.small, t2.medium]; small medium",
                "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]; small medium windows",
                "attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d; gpu",
                "attribute:ecs.instance-type =~ t2.* and attribute:ecs.availability-zone == us-east-1a; small",
                "attribute:ecs.instance-type !~ t[23].*; gpu gpu-d windows",
                "attribute:ecs.os-type == linux; small medium gpu gpu-d external",
                "attribute:ecs.os-family == WINDOWS_SERVER_2022_FULL; windows",
                "attribute:ecs.cpu-architecture == arm64; external",
                "attribute:ecs.ami-id != ami-0123456789; gpu gpu-d",
                "attribute:stack == prod; small windows",
                "attribute:stack != prod; medium gpu gpu-d",
                "attribute:stack exists; small medium gpu gpu-d windows",
                "attribute:stack !exists; external",
                "attribute:ecs.capability.external exists; external",
                "attribute:ecs.subnet-id in [subnet-a, subnet-b]; small medium",
                "not(attribute:stack == dev) && runningTasksCount < 10; small gpu gpu-d windows external",
                "(attribute:stack == prod or attribute:stack == stage) and attribute:tier == web; small gpu",
                "task:group == service:production; small windows",
                "not(task:group == database); small gpu gpu-d windows external",
                "task:group == family:nightly || task:group =~ batch.*; medium gpu",
                "runningTasksCount == 0; gpu-d external",
                "runningTasksCount >= 5; medium windows",
                "agentConnected == false; gpu-d",
                "agentVersion < 1.14.5; gpu gpu-d",
                "registeredAt < 2018-02-13; medium",
                "registeredAt >= 2018-06-18T22:28:28Z; small windows",
                "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']; small medium",
                "attribute:rack equals r1 and not attribute:disk not_exists; gpu",
            })
    void selects(String expression, String names) {
        Expression parsed = Expression.parse(expression);
        assertThat(INSTANCES.stream().filter(parsed::matches).map(Sample::name))
                .containsExactlyElementsOf(Arrays.asList(names.split(" ")));
    }
}
