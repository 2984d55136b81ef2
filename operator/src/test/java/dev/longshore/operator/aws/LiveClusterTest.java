package dev.longshore.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.migrate.Document;
import dev.longshore.operator.migrate.Import;
import dev.longshore.operator.migrate.Imported;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real SDK against a server that answers as AWS does. */
class LiveClusterTest {
    private static final String ARN = "arn:aws:ecs:eu-west-1:1:";
    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "key", "aws.secretAccessKey", "secret");
    private static final int SERVICES = 12;

    private final Map<String, Function<String, String>> answers = new HashMap<>();

    @BeforeEach
    void aClusterOfTwelveServices() {
        CREDENTIALS.forEach(System::setProperty);
        answer("DescribeClusters", """
                {"clusters": [{"clusterArn": "%scluster/prod", "clusterName": "prod", "status": "ACTIVE", "capacityProviders": ["workers"],
                  "defaultCapacityProviderStrategy": [{"capacityProvider": "workers", "weight": 1, "base": 0}]}], "failures": []}""".formatted(ARN));
        answer("DescribeCapacityProviders", """
                {"capacityProviders": [{"name": "workers", "status": "ACTIVE", "autoScalingGroupProvider": {
                  "autoScalingGroupArn": "arn:aws:autoscaling:r:1:autoScalingGroup:0:autoScalingGroupName/workers"}}]}""");
        answers.put(
                "ListServices",
                request -> request.contains("nextToken")
                        ? "{\"serviceArns\": [" + arns(10, SERVICES) + "]}"
                        : "{\"serviceArns\": [" + arns(0, 10) + "], \"nextToken\": \"more\"}");
        answers.put("DescribeServices", LiveClusterTest::services);
        answer("DescribeTaskDefinition", """
                {"taskDefinition": {"taskDefinitionArn": "%stask-definition/web:7", "family": "web", "revision": 7, "registeredAt": 1767225600.5,
                  "containerDefinitions": [{"name": "web", "image": "nginx", "memory": 64, "dockerLabels": {"A": "b"},
                   "portMappings": [{"containerPort": 80}]}]}, "tags": [{"key": "team", "value": "blue"}]}""".formatted(ARN));
        answers.put(
                "DescribeScalableTargets",
                request -> request.contains("NextToken")
                        ? """
                {"ScalableTargets": [%s]}""".formatted(target("service/prod/web-1"))
                        : """
                {"ScalableTargets": [%s], "NextToken": "more"}""".formatted(target("service/other/web-1")));
        answer("DescribeScalingPolicies", """
                {"ScalingPolicies": [{"PolicyARN": "arn", "PolicyName": "more", "ServiceNamespace": "ecs", "ResourceId": "service/prod/web-1",
                  "ScalableDimension": "ecs:service:DesiredCount", "PolicyType": "StepScaling", "CreationTime": 1767225600.0,
                  "StepScalingPolicyConfiguration": {"AdjustmentType": "ChangeInCapacity",
                   "StepAdjustments": [{"MetricIntervalLowerBound": 0.0, "ScalingAdjustment": 1}]},
                  "Alarms": [{"AlarmName": "high", "AlarmARN": "arn"}]}]}""");
        answer("DescribeScheduledActions", """
                {"ScheduledActions": [{"ScheduledActionName": "night", "ScheduledActionARN": "arn", "ServiceNamespace": "ecs",
                  "Schedule": "cron(0 20 * * ? *)", "ResourceId": "service/prod/web-1", "ScalableDimension": "ecs:service:DesiredCount",
                  "StartTime": 1767225600.0, "ScalableTargetAction": {"MinCapacity": 0}, "CreationTime": 1767225600.0}]}""");
        answer("DescribeAlarms", """
                {"MetricAlarms": [{"AlarmName": "high", "ActionsEnabled": true, "Namespace": "AWS/ECS", "MetricName": "CPUUtilization",
                  "Dimensions": [{"Name": "ClusterName", "Value": "prod"}, {"Name": "ServiceName", "Value": "web-1"}], "Statistic": "Average",
                  "Period": 60, "EvaluationPeriods": 2, "Threshold": 80.0, "ComparisonOperator": "GreaterThanThreshold",
                  "AlarmActions": ["arn:aws:autoscaling:r:1:scalingPolicy:0:resource/ecs/service/prod/web-1:policyName/more"]}]}""");
        answer("DescribeTargetGroups", """
                <DescribeTargetGroupsResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><DescribeTargetGroupsResult>
                <TargetGroups><member><TargetGroupArn>arn:aws:elasticloadbalancing:r:1:targetgroup/web/0</TargetGroupArn>
                <TargetGroupName>web</TargetGroupName><Protocol>HTTP</Protocol><Port>80</Port><TargetType>ip</TargetType>
                <Matcher><HttpCode>200</HttpCode></Matcher></member></TargetGroups>
                </DescribeTargetGroupsResult></DescribeTargetGroupsResponse>""");
        answer("DescribeTargetGroupAttributes", """
                <DescribeTargetGroupAttributesResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">
                <DescribeTargetGroupAttributesResult><Attributes><member><Key>deregistration_delay.timeout_seconds</Key><Value>10</Value></member>
                </Attributes></DescribeTargetGroupAttributesResult></DescribeTargetGroupAttributesResponse>""");
    }

    @AfterEach
    void forgetTheCredentials() {
        CREDENTIALS.keySet().forEach(System::clearProperty);
    }

    @Test
    void readsAllThatRunsAndScalesInACluster() throws IOException {
        try (var aws = new FakeAws(answers)) {
            List<Document> documents = LiveCluster.read("prod", Optional.of("eu-west-1"), Optional.of(aws.endpoint()));
            Imported imported = Import.of(documents, Map.of());
            assertThat(imported.problems()).as("%s", imported).isZero();
            assertThat(imported.missing()).isEmpty();
            assertThat(kinds(imported))
                    .isEqualTo(Map.of(
                            "Cluster",
                            1L,
                            "CapacityProvider",
                            1L,
                            "Service",
                            12L,
                            "TaskDefinition",
                            1L,
                            "TargetGroup",
                            1L,
                            "ScalableTarget",
                            1L,
                            "ScalingPolicy",
                            1L,
                            "Alarm",
                            1L));
            assertThat(spec(imported, "ScalableTarget"))
                    .isEqualTo("{\"resourceId\":\"service/prod/web-1\",\"serviceNamespace\":\"ecs\","
                            + "\"scalableDimension\":\"ecs:service:DesiredCount\",\"minCapacity\":1,\"maxCapacity\":4,"
                            + "\"scheduledActions\":[{\"scheduledActionName\":\"night\",\"schedule\":\"cron(0 20 * * ? *)\","
                            + "\"startTime\":\"2026-01-01T00:00:00Z\",\"scalableTargetAction\":{\"minCapacity\":0}}]}");
            assertThat(spec(imported, "Alarm")).contains("\"alarmActions\":[\"web-1-more\"]", "\"threshold\":80.0");
            assertThat(spec(imported, "TargetGroup"))
                    .isEqualTo(
                            "{\"name\":\"web\",\"protocol\":\"HTTP\",\"port\":80,\"targetType\":\"ip\",\"matcher\":{\"httpCode\":\"200\"},"
                                    + "\"attributes\":[{\"key\":\"deregistration_delay.timeout_seconds\",\"value\":\"10\"}]}");
            assertThat(spec(imported, "TaskDefinition")).contains("\"dockerLabels\":{\"A\":\"b\"}", "\"team\"");
            assertThat(aws.calls())
                    .containsOnlyOnce("DescribeTaskDefinition", "DescribeTargetGroups", "DescribeAlarms");
            assertThat(aws.calls().stream().filter("DescribeServices"::equals)).hasSize(2);
        }
    }

    @Test
    void saysThatThereIsNoSuchCluster() throws IOException {
        answer("DescribeClusters", "{\"clusters\": [], \"failures\": [{\"arn\": \"prod\", \"reason\": \"MISSING\"}]}");
        try (var aws = new FakeAws(answers)) {
            assertThatThrownBy(() -> LiveCluster.read("prod", Optional.of("eu-west-1"), Optional.of(aws.endpoint())))
                    .hasMessage("ECS has no cluster prod in this region: MISSING");
        }
    }

    private void answer(String operation, String answer) {
        answers.put(operation, request -> answer);
    }

    private static String arns(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "\"" + ARN + "service/prod/web-" + number + "\"")
                .collect(Collectors.joining(", "));
    }

    /** Describes the services that it is asked for, which are ten at most. */
    private static String services(String request) {
        String described = IntStream.range(0, SERVICES)
                .filter(number -> request.contains("web-" + number + "\""))
                .mapToObj("""
                        {"serviceArn": "x", "clusterArn": "arn:aws:ecs:eu-west-1:1:cluster/prod", "serviceName": "web-%1$d", "desiredCount": 2,
                         "taskDefinition": "arn:aws:ecs:eu-west-1:1:task-definition/web:7", "createdAt": 1767225600.0,
                         "loadBalancers": [{"targetGroupArn": "arn:aws:elasticloadbalancing:r:1:targetgroup/web/0", "containerName": "web",
                          "containerPort": 80}]}"""::formatted)
                .collect(Collectors.joining(", "));
        return "{\"services\": [" + described + "], \"failures\": []}";
    }

    private static String target(String resource) {
        return """
                {"ServiceNamespace": "ecs", "ResourceId": "%s", "ScalableDimension": "ecs:service:DesiredCount", "MinCapacity": 1,
                 "MaxCapacity": 4, "RoleARN": "arn:aws:iam::1:role/aws-service-role/x", "CreationTime": 1767225600.0}""".formatted(resource);
    }

    private static Map<String, Long> kinds(Imported imported) {
        return imported.manifests().stream().collect(Collectors.groupingBy(Manifest::kind, Collectors.counting()));
    }

    private static String spec(Imported imported, String kind) {
        return imported.manifests().stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .map(manifest -> manifest.spec().toString())
                .findFirst()
                .orElse("");
    }
}
