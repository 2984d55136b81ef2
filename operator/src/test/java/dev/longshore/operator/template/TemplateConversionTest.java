package dev.longshore.operator.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.convert.Conversion;
import dev.longshore.operator.convert.Converter;
import dev.longshore.operator.convert.EcsJson;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.convert.ManifestYaml;
import dev.longshore.operator.convert.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateConversionTest {
    private static final String SHOP = """
            AWSTemplateFormatVersion: 2010-09-09
            Parameters:
              Stage: {Type: String, Default: test}
              Tag: {Type: String}
              Count: {Type: Number, Default: 2}
            Mappings:
              Sizes:
                test: {Memory: 64}
                prod: {Memory: 512}
            Conditions:
              IsProd: !Equals [!Ref Stage, prod]
            Resources:
              Cluster:
                Type: AWS::ECS::Cluster
                Properties:
                  ClusterName: !Sub shop-${Stage}
                  ClusterSettings: [{Name: containerInsights, Value: enabled}]
              Role:
                Type: AWS::IAM::Role
                Properties: {}
              Web:
                Type: AWS::ECS::TaskDefinition
                Properties:
                  TaskRoleArn: !GetAtt Role.Arn
                  Volumes:
                    - Name: data
                      EFSVolumeConfiguration: {FilesystemId: fs-1}
                  ContainerDefinitions:
                    - Name: web
                      Image: !Join [":", [nginx, !Ref Tag]]
                      Memory: !FindInMap [Sizes, !Ref Stage, Memory]
                      Cpu: !If [IsProd, 256, !Ref AWS::NoValue]
                      DockerLabels: {Owner: Blue}
                      PortMappings: [{ContainerPort: 80}]
                      LogConfiguration:
                        LogDriver: awslogs
                        Options: {awslogs-group: !Sub "/shop/${Stage}", awslogs-region: r, Mixed-Case: "on"}
              Group:
                Type: AWS::ElasticLoadBalancingV2::TargetGroup
                Properties:
                  Name: shop
                  Port: 80
                  Protocol: HTTP
                  TargetGroupAttributes: [{Key: deregistration_delay.timeout_seconds, Value: "10"}]
              WebService:
                Type: AWS::ECS::Service
                DependsOn: Group
                Properties:
                  Cluster: !Ref Cluster
                  TaskDefinition: !Ref Web
                  DesiredCount: !Ref Count
                  PlacementStrategies: [{Type: spread, Field: instanceId}]
                  LoadBalancers: [{ContainerName: web, ContainerPort: 80, TargetGroupArn: !Ref Group}]
              Target:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  MinCapacity: 1
                  MaxCapacity: 4
                  ResourceId: !Join ["/", [service, !Ref Cluster, !GetAtt WebService.Name]]
                  ScalableDimension: ecs:service:DesiredCount
                  ServiceNamespace: ecs
                  ScheduledActions:
                    - ScheduledActionName: night
                      Schedule: cron(0 20 * * ? *)
                      ScalableTargetAction: {MinCapacity: 0}
              More:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: more
                  PolicyType: StepScaling
                  ScalingTargetId: !Ref Target
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 1}]
              High:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Namespace: AWS/ECS
                  MetricName: CPUUtilization
                  Dimensions: [{Name: ClusterName, Value: !Ref Cluster}, {Name: ServiceName, Value: !GetAtt WebService.Name}]
                  Statistic: Average
                  Period: 60
                  EvaluationPeriods: 2
                  Threshold: 80
                  ComparisonOperator: GreaterThanThreshold
                  AlarmActions: [!Ref More]
              OnlyInProd:
                Type: AWS::ECS::TaskDefinition
                Condition: IsProd
                Properties: {Family: extra}
            """;

    @Test
    void anAutoScalingGroupGivesItsProviderTheBoundsAndNeedsNothingElseToBeKnown() throws UnreadableException {
        var converter = new Converter();
        List<Manifest> manifests = new ArrayList<>();
        JsonNode template = EcsJson.read("""
                AWSTemplateFormatVersion: 2010-09-09
                Parameters: {Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}}
                Resources:
                  Group:
                    Type: AWS::AutoScaling::AutoScalingGroup
                    Properties: {MinSize: "1", MaxSize: "5", VPCZoneIdentifier: !Ref Subnets}
                  Workers:
                    Type: AWS::ECS::CapacityProvider
                    Properties: {AutoScalingGroupProvider: {AutoScalingGroupArn: !Ref Group}}
                """).getFirst();
        for (Conversion one : new TemplateConversion(converter, Map.of()).each(template)) {
            assertThat(one.problems()).isEmpty();
            manifests.addAll(one.manifests());
        }
        assertThat(converter.join(manifests)).isEmpty();
        assertThat(ManifestYaml.write(manifests)).endsWith("""
                  autoScalingGroupProvider:
                    minSize: 1
                    maxSize: 5
                """);
    }

    @Test
    void convertsWhatRunsAndScalesAServiceWithItsReferences() throws UnreadableException {
        List<Conversion> each = each(SHOP, Map.of("Tag", "1.29"));
        assertThat(each).flatExtracting(Conversion::problems).isEmpty();
        assertThat(yaml(each)).isEqualTo("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Cluster
                metadata:
                  name: shop-test
                spec:
                  settings:
                    - name: containerInsights
                      value: enabled
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TaskDefinition
                metadata:
                  name: web
                spec:
                  family: web
                  taskRoleArn: role
                  containerDefinitions:
                    - name: web
                      image: nginx:1.29
                      memory: 64
                      portMappings:
                        - containerPort: 80
                      dockerLabels:
                        Owner: Blue
                      logConfiguration:
                        logDriver: awslogs
                        options:
                          awslogs-group: /shop/test
                          awslogs-region: r
                          Mixed-Case: "on"
                  volumes:
                    - name: data
                      efsVolumeConfiguration:
                        fileSystemId: fs-1
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TargetGroup
                metadata:
                  name: shop
                spec:
                  name: shop
                  protocol: HTTP
                  port: 80
                  attributes:
                    - key: deregistration_delay.timeout_seconds
                      value: "10"
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Service
                metadata:
                  name: web-service
                spec:
                  cluster: shop-test
                  serviceName: web-service
                  taskDefinition: web
                  loadBalancers:
                    - targetGroupArn: shop
                      containerName: web
                      containerPort: 80
                  desiredCount: 2
                  placementStrategy:
                    - type: spread
                      field: instanceId
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: ScalableTarget
                metadata:
                  name: web-service
                spec:
                  resourceId: service/shop-test/web-service
                  serviceNamespace: ecs
                  scalableDimension: ecs:service:DesiredCount
                  minCapacity: 1
                  maxCapacity: 4
                  scheduledActions:
                    - scheduledActionName: night
                      schedule: "cron(0 20 * * ? *)"
                      scalableTargetAction:
                        minCapacity: 0
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: ScalingPolicy
                metadata:
                  name: web-service-more
                spec:
                  policyName: more
                  resourceId: service/shop-test/web-service
                  serviceNamespace: ecs
                  scalableDimension: ecs:service:DesiredCount
                  policyType: StepScaling
                  stepScalingPolicyConfiguration:
                    adjustmentType: ChangeInCapacity
                    stepAdjustments:
                      - metricIntervalLowerBound: 0.0
                        scalingAdjustment: 1
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Alarm
                metadata:
                  name: high
                spec:
                  alarmActions:
                    - web-service-more
                  alarmName: high
                  comparisonOperator: GreaterThanThreshold
                  dimensions:
                    - name: ClusterName
                      value: shop-test
                    - name: ServiceName
                      value: web-service
                  evaluationPeriods: 2
                  metricName: CPUUtilization
                  namespace: AWS/ECS
                  period: 60
                  statistic: Average
                  threshold: 80.0
                """);
        assertThat(each)
                .flatExtracting(Conversion::notes)
                .extracting(Note::toString)
                .contains(
                        "Resources: not converted: AWS::IAM::Role (Role)",
                        "AWS::ECS::TaskDefinition is left out: its condition IsProd does not hold");
    }

    @Test
    void otherParametersMakeOtherManifests() throws UnreadableException {
        List<Conversion> each = each(SHOP, Map.of("Tag", "2", "Stage", "prod", "Role.Arn", "arn:aws:iam::1:role/shop"));
        assertThat(each)
                .filteredOn(one -> !one.problems().isEmpty())
                .singleElement()
                .satisfies(one -> assertThat(one.path()).isEqualTo("Resources.OnlyInProd.Properties"));
        assertThat(yaml(each))
                .contains("name: shop-prod", "cpu: 256", "memory: 512", "taskRoleArn: \"arn:aws:iam::1:role/shop\"");
    }

    @Test
    void whatIsNotInTheTemplateIsNamedWithItsPath() throws UnreadableException {
        List<Conversion> each = each(SHOP, Map.of());
        assertThat(each)
                .flatExtracting(Conversion::problems)
                .singleElement()
                .hasToString("Resources.Web.Properties.ContainerDefinitions[0].Image[1]: Parameter Tag is not in the"
                        + " template: --parameter 'Tag=VALUE' gives it.");
        assertThat(yaml(each)).doesNotContain("kind: TaskDefinition").contains("kind: Service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Sub '${AWS::Partition}-${!Kept}-${Cluster}' | aws-${Kept}-shop",
                "!Sub ['${a}${b}', {a: x, b: !Ref P}] | xp",
                "!Select [1, !Split [',', 'a,b']] | b",
                "!Select [0, !Ref L] | l1",
                "!If [IsSo, a, b] | a",
                "!If [IsNot, a, b] | b",
                "!ImportValue vpc | vpc-1",
                "{'Fn::Join': ['-', [a, !Ref P]]} | a-p",
                "!FindInMap [M, none, k, {DefaultValue: d}] | d",
                "!Base64 hello | aGVsbG8=",
                "!GetAtt Group.TargetGroupFullName | targetgroup/group/0",
                "!Ref Subnet | subnet",
                "!Sub '${Db}:password::' | arn:aws:secretsmanager:local:000000000000:secret:prod/db-000000:password::",
                "0123 | 0123",
            })
    void worksOutFunctions(String function, String value) throws UnreadableException {
        JsonNode template = EcsJson.read("""
                Parameters: {P: {Type: String, Default: p}, L: {Type: CommaDelimitedList, Default: 'l1, l2'}}
                Mappings: {M: {}}
                Conditions:
                  IsSo: !And [!Not [!Equals [a, b]], !Or [{Condition: IsNot}, !Equals [!Ref P, p]]]
                  IsNot: !Equals [a, b]
                Resources:
                  Cluster: {Type: AWS::ECS::Cluster, Properties: {ClusterName: shop}}
                  Group: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {}}
                  Subnet: {Type: AWS::EC2::Subnet, Properties: {}}
                  Db: {Type: AWS::SecretsManager::Secret, Properties: {Name: prod/db}}
                  Tested: {Type: T, Properties: {Value: %s}}
                """.formatted(function)).getFirst();
        var findings = new Findings();
        var evaluation = new Evaluation(new Template(template), Map.of("vpc", "vpc-1"), findings);
        assertThat(evaluation.text(template.at("/Resources/Tested/Properties/Value"), "p"))
                .isEqualTo(value);
        assertThat(findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref Nothing | Ref Nothing is not in the template",
                "!GetAtt Nothing.Arn | Fn::GetAtt Nothing.Arn is not in the template",
                "!ImportValue x | Fn::ImportValue x is not in the template",
                "!Ref AWS::Region | Ref AWS::Region is not in the template",
                "!Ref S | The SSM parameter behind S is not in the template",
                "!Select [7, [a]] | Fn::Select finds no element 7",
                "!FindInMap [a, b, c] | Fn::FindInMap finds nothing at a, b, c",
                "!If [Loop, a, b] | There is no condition 'Loop' that does not name itself",
                "!GetAZs '' | Fn::GetAZs is not in the template",
            })
    void saysWhatItCannotWorkOut(String function, String message) throws UnreadableException {
        JsonNode template = EcsJson.read("""
                Parameters: {S: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path}}
                Conditions: {Loop: !Condition Loop}
                Resources:
                  Tested: {Type: T, Properties: {Value: %s}}
                """.formatted(function)).getFirst();
        var findings = new Findings();
        new Evaluation(new Template(template), Map.of(), findings)
                .text(template.at("/Resources/Tested/Properties/Value"), "p");
        assertThat(findings.problems()).singleElement().asString().contains(message);
    }

    @Test
    void numbersAreWhatTheyAreInJson() throws UnreadableException {
        List<Conversion> each = each("""
                Resources:
                  Web:
                    Type: AWS::ECS::TaskDefinition
                    Properties:
                      Cpu: 256
                      Memory: 512
                      ContainerDefinitions: [{Name: web, Image: nginx}]
                """, Map.of());
        assertThat(each).flatExtracting(Conversion::problems).isEmpty();
        assertThat(yaml(each)).contains("cpu: ", "memory: ");
    }

    @Test
    void readsTemplatesInJson() throws UnreadableException {
        assertThat(yaml(each("""
                {"Resources": {"Prod": {"Type": "AWS::ECS::Cluster", "Properties": {"ClusterName": {"Ref": "AWS::StackName"}}}}}""", Map.of("AWS::StackName", "shop")))).contains("name: shop");
    }

    private static List<Conversion> each(String template, Map<String, String> given) throws UnreadableException {
        return new TemplateConversion(new Converter(), given)
                .each(EcsJson.read(template).getFirst());
    }

    private static String yaml(List<Conversion> each) {
        List<Manifest> manifests = new ArrayList<>();
        each.forEach(one -> manifests.addAll(one.manifests()));
        return ManifestYaml.write(manifests);
    }
}
