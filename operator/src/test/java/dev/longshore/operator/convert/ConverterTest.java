package dev.longshore.operator.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.definition.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConverterTest {
    private static final String WEB =
            "{\"family\":\"web\",\"containerDefinitions\":[{\"name\":\"web\",\"image\":\"nginx\",\"memory\":64}]}";

    @Test
    void convertsRegisterTaskDefinitionInput() throws UnreadableException {
        assertThat(yaml(WEB)).isEqualTo("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TaskDefinition
                metadata:
                  name: web
                spec:
                  family: web
                  containerDefinitions:
                    - name: web
                      image: nginx
                      memory: 64
                """);
    }

    @Test
    void convertsDescribeTaskDefinitionOutput() throws UnreadableException {
        Conversion conversion = convert("""
                {"taskDefinition": {"taskDefinitionArn": "arn:aws:ecs:eu-west-1:1:task-definition/Web_App:7", "revision": 7, "status": "ACTIVE",
                  "family": "Web_App", "volumes": [], "taskRoleArn": null, "requiresAttributes": [{"name": "x"}], "compatibilities": ["EC2"],
                  "containerDefinitions": [{"name": "web", "image": "nginx", "memory": 64, "environment": [], "cpu": 0}]},
                 "tags": [{"key": "team", "value": "blue"}]}""");
        assertThat(conversion.problems()).isEmpty();
        assertThat(conversion.manifests()).singleElement().satisfies(manifest -> {
            assertThat(manifest.name()).startsWith("web-app-");
            assertThat(manifest.spec().fieldNames())
                    .toIterable()
                    .containsExactly("family", "containerDefinitions", "tags");
            assertThat(manifest.spec().path("family").asText()).isEqualTo("Web_App");
        });
        assertThat(conversion.notes())
                .contains(
                        new Note(
                                "taskDefinition",
                                "left out what ECS only prints: taskDefinitionArn, revision, status, requiresAttributes, compatibilities"));
    }

    @Test
    void convertsASchedule() throws UnreadableException {
        Conversion conversion = convert("""
                {"Arn": "arn:aws:scheduler:eu-west-1:1:schedule/default/nightly", "CreationDate": "2026-01-01T00:00:00+00:00",
                 "FlexibleTimeWindow": {"Mode": "OFF"}, "GroupName": "default", "Name": "nightly", "State": "ENABLED",
                 "ScheduleExpression": "cron(0 6 * * ? *)", "ScheduleExpressionTimezone": "Europe/Berlin",
                 "StartDate": "2026-01-01T00:00:00.120000+01:00",
                 "Target": {"Arn": "arn:aws:ecs:eu-west-1:1:cluster/prod", "RoleArn": "arn:aws:iam::1:role/scheduler",
                  "Input": "{\\"containerOverrides\\": [{\\"name\\": \\"app\\", \\"command\\": [\\"report\\"]}]}",
                  "RetryPolicy": {"MaximumEventAgeInSeconds": 86400, "MaximumRetryAttempts": 185},
                  "EcsParameters": {"TaskDefinitionArn": "arn:aws:ecs:eu-west-1:1:task-definition/report:12", "TaskCount": 2,
                   "LaunchType": "FARGATE", "Tags": [],
                   "NetworkConfiguration": {"awsvpcConfiguration": {"Subnets": ["subnet-1"], "AssignPublicIp": "ENABLED"}}}}}""");
        assertThat(conversion.problems()).isEmpty();
        assertThat(ManifestYaml.write(conversion.manifests())).isEqualTo("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: ScheduledTask
                metadata:
                  name: nightly
                spec:
                  flexibleTimeWindow:
                    mode: "OFF"
                  groupName: default
                  name: nightly
                  scheduleExpression: "cron(0 6 * * ? *)"
                  scheduleExpressionTimezone: Europe/Berlin
                  startDate: "2026-01-01T00:00:00.120000+01:00"
                  state: ENABLED
                  target:
                    arn: prod
                    ecsParameters:
                      launchType: FARGATE
                      networkConfiguration:
                        awsvpcConfiguration:
                          subnets:
                            - subnet-1
                          assignPublicIp: ENABLED
                      taskCount: 2
                      taskDefinitionArn: report
                    input: "{\\"containerOverrides\\": [{\\"name\\": \\"app\\", \\"command\\": [\\"report\\"]}]}"
                    retryPolicy:
                      maximumEventAgeInSeconds: 86400
                      maximumRetryAttempts: 185
                    roleArn: "arn:aws:iam::1:role/scheduler"
                """);
        assertThat(conversion.notes())
                .extracting(Note::path)
                .contains("target.roleArn", "target.ecsParameters.taskDefinitionArn");
    }

    @Test
    void aScheduleThatRunsNoTasksOrCannotBeReadIsAProblem() throws UnreadableException {
        assertThat(convert("""
                        {"Name": "a", "ScheduleExpression": "rate(1 hour)", "Target": {"Arn": "arn:aws:lambda:eu-west-1:1:function:f"}}""").problems()).extracting(Problem::path).containsExactly("target.ecsParameters");
        assertThat(convert("""
                        {"Name": "a", "ScheduleExpression": "rate(1 hours ago)",
                         "Target": {"Arn": "default", "EcsParameters": {"TaskDefinitionArn": "job"}}}""").problems())
                .singleElement()
                .hasToString(
                        "scheduleExpression: rate \"1 hours ago\": must be a value and a unit, such as rate(5 minutes)");
    }

    @Test
    void convertsARuleWithItsTargets() throws UnreadableException {
        Conversion conversion = convert("""
                {"Name": "on-upload", "Arn": "arn:aws:events:eu-west-1:1:rule/on-upload", "State": "ENABLED", "EventBusName": "default",
                 "EventPattern": "{\\"source\\": [\\"aws.s3\\"]}",
                 "Targets": [
                  {"Id": "f", "Arn": "arn:aws:lambda:eu-west-1:1:function:f"},
                  {"Id": "t", "Arn": "arn:aws:ecs:eu-west-1:1:cluster/prod", "RoleArn": "arn:aws:iam::1:role/events",
                   "EcsParameters": {"TaskDefinitionArn": "arn:aws:ecs:eu-west-1:1:task-definition/job:3", "TaskCount": 1},
                   "InputTransformer": {"InputPathsMap": {"Key": "$.detail.object.key"},
                    "InputTemplate": "{\\"containerOverrides\\": [{\\"name\\": <Key>}]}"}}]}""");
        assertThat(conversion.problems()).isEmpty();
        assertThat(ManifestYaml.write(conversion.manifests())).isEqualTo("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: EventRule
                metadata:
                  name: on-upload
                spec:
                  eventBusName: default
                  eventPattern: "{\\"source\\": [\\"aws.s3\\"]}"
                  name: on-upload
                  state: ENABLED
                  targets:
                    - arn: prod
                      ecsParameters:
                        taskCount: 1
                        taskDefinitionArn: job
                      id: t
                      inputTransformer:
                        inputPathsMap:
                          Key: "$.detail.object.key"
                        inputTemplate: "{\\"containerOverrides\\": [{\\"name\\": <Key>}]}"
                      roleArn: "arn:aws:iam::1:role/events"
                """);
        assertThat(conversion.notes())
                .extracting(Note::path)
                .contains("targets[0]", "targets[1].ecsParameters.taskDefinitionArn");
    }

    @Test
    void toleratesCommentsTrailingCommasAndNumbersAsText() throws UnreadableException {
        Conversion conversion = convert("""
                // the web
                {"family": "web", /* one */ "containerDefinitions": [
                  {"name": "web", "image": "nginx", "memory": "64", "essential": "true",},
                ],}""");
        assertThat(conversion.problems()).isEmpty();
        assertThat(conversion
                        .manifests()
                        .getFirst()
                        .spec()
                        .at("/containerDefinitions/0/memory")
                        .isInt())
                .isTrue();
        assertThat(conversion
                        .manifests()
                        .getFirst()
                        .spec()
                        .at("/containerDefinitions/0/essential")
                        .isBoolean())
                .isTrue();
    }

    @Test
    void readsSeveralDocuments() throws UnreadableException {
        assertThat(EcsJson.read(WEB + "\n" + WEB)).hasSize(2);
    }

    @Test
    void saysWhereJsonBreaks() {
        assertThatThrownBy(() -> EcsJson.read("{\n  \"family\": web\n}"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("line 2, column");
    }

    @Test
    void convertsADescribedService() throws UnreadableException {
        Conversion conversion = convert("""
                {"services": [{"serviceArn": "arn:aws:ecs:r:1:service/prod/web", "serviceName": "web", "clusterArn": "arn:aws:ecs:r:1:cluster/prod",
                  "status": "ACTIVE", "taskDefinition": "arn:aws:ecs:r:1:task-definition/web:7", "desiredCount": 3, "runningCount": 3,
                  "deployments": [{"id": "ecs-svc/1"}], "events": [{"message": "steady"}]}], "failures": []}""");
        assertThat(conversion.problems()).isEmpty();
        assertThat(conversion.manifests().getFirst().spec().toString())
                .isEqualTo(
                        "{\"cluster\":\"prod\",\"serviceName\":\"web\",\"taskDefinition\":\"web\",\"desiredCount\":3}");
        assertThat(conversion.notes())
                .extracting(Note::path)
                .containsExactly("services[0].taskDefinition", "services[0]");
    }

    @Test
    void convertsAnAppSpec() throws UnreadableException {
        Conversion conversion = new Converter().convert(EcsJson.read("""
                version: 0.0
                Resources:
                  - TargetService:
                      Type: AWS::ECS::Service
                      Properties:
                        TaskDefinition: "arn:aws:ecs:us-east-1:111222333444:task-definition/shop:7"
                        LoadBalancerInfo:
                          ContainerName: "web"
                          ContainerPort: 80
                        PlatformVersion: "LATEST"
                Hooks:
                  - BeforeInstall: "check"
                  - AfterAllowTestTraffic: "arn:aws:lambda:us-east-1:111222333444:function:smoke"
                """).getFirst());
        assertThat(conversion.problems()).isEmpty();
        assertThat(ManifestYaml.write(conversion.manifests()))
                .contains("name: shop")
                .contains("type: CODE_DEPLOY")
                .contains("containerName: web")
                .contains("arn:aws:lambda:::function:check")
                .contains("PRE_SCALE_UP")
                .contains("POST_TEST_TRAFFIC_SHIFT");
        assertThat(conversion.notes()).anyMatch(note -> note.toString().contains("cannot be called from here"));
    }

    @Test
    void convertsDescribedTargetGroups() throws UnreadableException {
        assertThat(yaml("""
                {"TargetGroups": [{"TargetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/73e2d6bc24d8a067",
                  "TargetGroupName": "web", "Protocol": "HTTP", "Port": 80, "VpcId": "vpc-1", "HealthCheckProtocol": "HTTP",
                  "HealthCheckPort": "traffic-port", "HealthCheckEnabled": true, "HealthCheckIntervalSeconds": 30,
                  "HealthCheckTimeoutSeconds": 5, "HealthyThresholdCount": 5, "UnhealthyThresholdCount": 2, "HealthCheckPath": "/health",
                  "Matcher": {"HttpCode": "200"}, "LoadBalancerArns": [], "TargetType": "ip", "ProtocolVersion": "HTTP1",
                  "IpAddressType": "ipv4"}]}""")).isEqualTo("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TargetGroup
                metadata:
                  name: web
                spec:
                  name: web
                  protocol: HTTP
                  protocolVersion: HTTP1
                  port: 80
                  vpcId: vpc-1
                  targetType: ip
                  ipAddressType: ipv4
                  healthCheckEnabled: true
                  healthCheckProtocol: HTTP
                  healthCheckPort: traffic-port
                  healthCheckPath: /health
                  healthCheckIntervalSeconds: 30
                  healthCheckTimeoutSeconds: 5
                  healthyThresholdCount: 5
                  unhealthyThresholdCount: 2
                  matcher:
                    httpCode: "200"
                """);
    }

    @Test
    void namesWhatEcsDidNotFind() throws UnreadableException {
        assertThat(convert("{\"services\": [], \"failures\": [{\"arn\": \"a/b\", \"reason\": \"MISSING\"}]}")
                        .problems())
                .contains(new Problem("failures[0]", "ECS did not find a/b: MISSING."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'serviceName':'web','taskDefinition':'web','cluster':'prod'} | Service/web",
                "{'service':'web','desiredCount':5} | Service/web",
                "{'service':{'serviceName':'web'}} | Service/web",
                "{'taskDefinition':'batch:3','count':2} | Task/batch",
                "{'taskDefinition':'batch','containerInstances':['node-1']} | Task/batch",
                "{'clusterName':'prod','settings':[]} | Cluster/prod",
                "{'cluster':{'clusterName':'prod','status':'ACTIVE','statistics':[]}} | Cluster/prod",
                "{'clusters':[{'clusterName':'prod','registeredContainerInstancesCount':2}],'failures':[]} | Cluster/prod",
                "[{'clusterName':'prod'}] | Cluster/prod",
            })
    void knowsTheOtherShapes(String json, String object) throws UnreadableException {
        Conversion conversion = convert(json.replace('\'', '"'));
        assertThat(conversion.problems()).isEmpty();
        assertThat(conversion.manifests())
                .extracting(manifest -> manifest.kind() + "/" + manifest.name())
                .containsExactly(object);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'TargetValue':75.0} | only the configuration of a scaling policy",
                "{'capacityProvider':'FARGATE','weight':1} | capacity provider strategy",
                "{'tasks':[{'taskArn':'x'}]} | describe-tasks output",
                "{'service':'web','externalId':'x','taskDefinition':'web'} | a task set",
                "{'ContainerDefinitions':[]} | a CloudFormation resource",
                "{'colour':'red'} | its fields are colour",
                "[] | no ECS object",
                "42 | no ECS object",
            })
    void saysWhatItCannotConvert(String json, String message) throws UnreadableException {
        Conversion conversion = convert(json.replace('\'', '"'));
        assertThat(conversion.manifests()).isEmpty();
        assertThat(conversion.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(message));
    }

    @Test
    void reportsEveryValueOfAWrongType() throws UnreadableException {
        Conversion conversion = convert("""
                {"taskDefinition": {"family": "web", "networkMode": "nat", "containerDefinitions": [
                  {"name": "web", "image": "nginx", "memory": "lots", "command": "run", "portMappings": [{"containerPort": 80, "protocol": "TCP"}]}]}}""");
        assertThat(conversion.manifests()).isEmpty();
        assertThat(conversion.problems())
                .contains(
                        new Problem("taskDefinition.networkMode", "'nat' is not one of bridge, host, awsvpc, none."),
                        new Problem("taskDefinition.containerDefinitions[0].memory", "'lots' is not a number."),
                        new Problem(
                                "taskDefinition.containerDefinitions[0].portMappings[0].protocol",
                                "'TCP' is not one of tcp, udp."))
                .extracting(Problem::path)
                .contains("taskDefinition.containerDefinitions[0].command");
    }

    @Test
    void appliesEcsRulesWithThePathOfTheDocument() throws UnreadableException {
        assertThat(convert("[{\"family\": \"web\", \"containerDefinitions\": []}]")
                        .problems())
                .extracting(Problem::path)
                .containsExactly("[0].containerDefinitions");
        assertThat(convert(
                                "{\"serviceName\": \"web\", \"deploymentConfiguration\": {\"maximumPercent\": 100, \"minimumHealthyPercent\": 100}}")
                        .problems())
                .containsExactly(new Problem(
                        "deploymentConfiguration",
                        "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments."));
    }

    @Test
    void keepsUnknownFieldsAndNamesThem() throws UnreadableException {
        Conversion conversion = convert(WEB.replace("\"family\"", "\"wheels\":4,\"family\""));
        assertThat(conversion.manifests().getFirst().spec().path("wheels").asInt())
                .isEqualTo(4);
        assertThat(conversion.notes())
                .contains(new Note(Note.Weight.NO_EFFECT, "wheels", "not a field of ECS's RegisterTaskDefinition"));
    }

    @Test
    void givesEveryManifestOfARunItsOwnName() throws UnreadableException {
        var converter = new Converter();
        for (String name : List.of("batch", "batch-2", "batch-3")) {
            Conversion conversion = converter.convert(
                    EcsJson.read("{\"taskDefinition\": \"batch\"}").getFirst());
            assertThat(conversion.manifests().getFirst().name()).isEqualTo(name);
        }
    }

    private static String yaml(String json) throws UnreadableException {
        return ManifestYaml.write(convert(json).manifests());
    }

    private static Conversion convert(String json) throws UnreadableException {
        return new Converter().convert(EcsJson.read(json).getFirst());
    }
}
