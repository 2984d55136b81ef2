package dev.longshore.operator.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.definition.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scales ECS: scalable targets, policies, scheduled actions, alarms and capacity providers. */
class ScalingConversionTest {
    private static final String TARGET = """
            {"ScalableTargets": [{"ServiceNamespace": "ecs", "ResourceId": "service/Prod/web", "ScalableDimension": "ecs:service:DesiredCount",
              "MinCapacity": 1, "MaxCapacity": 10, "CreationTime": "2026-01-01T00:00:00+00:00",
              "RoleARN": "arn:aws:iam::1:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
              "ScalableTargetARN": "arn:aws:application-autoscaling:r:1:scalable-target/0", "SuspendedState": {"DynamicScalingInSuspended": true}}]}""";

    @Test
    void convertsAScalableTargetWithTheScheduledActionsOfAnotherDocument() throws UnreadableException {
        assertThat(joined(List.of("""
                {"ScheduledActions": [{"ScheduledActionName": "night", "ScheduledActionARN": "arn:aws:autoscaling:r:1:scheduledAction:0",
                  "ServiceNamespace": "ecs", "ResourceId": "service/Prod/web", "ScalableDimension": "ecs:service:DesiredCount",
                  "Schedule": "cron(0 20 * * ? *)", "Timezone": "Europe/Berlin", "CreationTime": "2026-01-01T00:00:00+00:00",
                  "StartTime": "2026-01-01T00:00:00+00:00", "ScalableTargetAction": {"MinCapacity": 0, "MaxCapacity": 2}}]}""", TARGET))).isEqualTo("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: ScalableTarget
                metadata:
                  name: web
                spec:
                  resourceId: service/prod-5f56359e/web
                  serviceNamespace: ecs
                  scalableDimension: ecs:service:DesiredCount
                  minCapacity: 1
                  maxCapacity: 10
                  suspendedState:
                    dynamicScalingInSuspended: true
                  scheduledActions:
                    - scheduledActionName: night
                      schedule: "cron(0 20 * * ? *)"
                      timezone: Europe/Berlin
                      startTime: "2026-01-01T00:00:00+00:00"
                      scalableTargetAction:
                        minCapacity: 0
                        maxCapacity: 2
                """);
    }

    @Test
    void aScheduledActionWithoutItsTargetOrThatCannotBeReadIsAProblem() throws UnreadableException {
        String action = """
                {"ScheduledActionName": "night", "ResourceId": "service/prod/web", "Schedule": "cron(99 * * * ? *)",
                 "ScalableTargetAction": {"MinCapacity": 0}}""";
        assertThat(joined(action)).singleElement().asString().contains("describe-scalable-targets");
        assertThat(joined(action, TARGET.replace("Prod", "prod")))
                .singleElement()
                .asString()
                .contains("scheduledActions[0].schedule");
    }

    @Test
    void convertsATargetTrackingPolicy() throws UnreadableException {
        Conversion conversion = convert("""
                {"ScalingPolicies": [{"PolicyARN": "arn:aws:autoscaling:r:1:scalingPolicy:0:resource/ecs/service/prod/web:policyName/cpu",
                  "PolicyName": "cpu", "ServiceNamespace": "ecs", "ResourceId": "service/prod/web", "ScalableDimension": "ecs:service:DesiredCount",
                  "PolicyType": "TargetTrackingScaling", "CreationTime": 1767225600.0,
                  "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 75.0,
                   "PredefinedMetricSpecification": {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}, "ScaleInCooldown": 60},
                  "Alarms": [{"AlarmName": "TargetTracking-service/prod/web-AlarmHigh-0", "AlarmARN": "arn"}]}]}""");
        assertThat(conversion.problems()).isEmpty();
        assertThat(conversion.notes())
                .containsExactly(new Note(
                        "ScalingPolicies[0]", "left out what ECS only prints: policyARN, creationTime, alarms"));
        assertThat(ManifestYaml.write(conversion.manifests())).isEqualTo("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: ScalingPolicy
                metadata:
                  name: web-cpu
                spec:
                  policyName: cpu
                  resourceId: service/prod/web
                  serviceNamespace: ecs
                  scalableDimension: ecs:service:DesiredCount
                  policyType: TargetTrackingScaling
                  targetTrackingScalingPolicyConfiguration:
                    targetValue: 75.0
                    predefinedMetricSpecification:
                      predefinedMetricType: ECSServiceAverageCPUUtilization
                    scaleInCooldown: 60
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'PredefinedMetricSpecification':{'PredefinedMetricType':'ALBRequestCountPerTarget','ResourceLabel':'app/a/1/targetgroup/b/2'}"
                        + " | targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.prometheus",
                "'CustomizedMetricSpecification':{'MetricName':'Visible','Namespace':'AWS/SQS','Statistic':'Average'}"
                        + " | targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.metricName",
            })
    void aMetricThatNobodyMeasuresHereIsLeftToPeople(String metric, String path) throws UnreadableException {
        Conversion conversion = convert("""
                {'PolicyName':'p','ResourceId':'service/prod/web','PolicyType':'TargetTrackingScaling',
                 'TargetTrackingScalingPolicyConfiguration':{'TargetValue':10,%s}}""".formatted(metric).replace('\'', '"'));
        assertThat(conversion.problems()).isEmpty();
        assertThat(conversion.manifests()).hasSize(1);
        assertThat(byHand(conversion)).extracting(Note::path).containsExactly(path);
    }

    @Test
    void stepScalingFollowsItsAlarmByTheNameOfThePolicysObject() throws UnreadableException {
        Conversion policy = convert("""
                {"PolicyName": "more", "ServiceNamespace": "ecs", "ResourceId": "service/prod/web", "ScalableDimension": "ecs:service:DesiredCount",
                 "PolicyType": "StepScaling", "StepScalingPolicyConfiguration": {"AdjustmentType": "ChangeInCapacity",
                  "StepAdjustments": [{"MetricIntervalLowerBound": 0, "ScalingAdjustment": 2}], "Cooldown": 60}}""");
        Conversion alarm = convert("""
                {"MetricAlarms": [{"AlarmName": "High_CPU", "AlarmArn": "arn:aws:cloudwatch:r:1:alarm:High_CPU", "ActionsEnabled": true,
                  "OKActions": [], "AlarmActions": ["arn:aws:autoscaling:r:1:scalingPolicy:0:resource/ecs/service/prod/web:policyName/more",
                   "arn:aws:sns:r:1:pager"], "InsufficientDataActions": [], "StateValue": "OK", "StateReason": "fine",
                  "MetricName": "CPUUtilization", "Namespace": "AWS/ECS", "Statistic": "Average", "Period": 60, "EvaluationPeriods": 3,
                  "DatapointsToAlarm": 2, "Threshold": 80.0, "ComparisonOperator": "GreaterThanThreshold", "TreatMissingData": "missing",
                  "Dimensions": [{"Name": "ServiceName", "Value": "web"}, {"Name": "ClusterName", "Value": "Prod"}]}], "CompositeAlarms": []}""");
        assertThat(policy.problems()).isEmpty();
        assertThat(policy.manifests().getFirst().name()).isEqualTo("web-more");
        assertThat(alarm.problems()).isEmpty();
        assertThat(alarm.notes())
                .anySatisfy(note -> assertThat(note.path()).isEqualTo("MetricAlarms[0].alarmActions[1]"));
        assertThat(ManifestYaml.write(alarm.manifests())).isEqualTo("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Alarm
                metadata:
                  name: high-cpu-6ced9840
                spec:
                  actionsEnabled: true
                  alarmActions:
                    - web-more
                    - arn:aws:sns:r:1:pager
                  alarmName: High_CPU
                  comparisonOperator: GreaterThanThreshold
                  datapointsToAlarm: 2
                  dimensions:
                    - name: ServiceName
                      value: web
                    - name: ClusterName
                      value: prod-5f56359e
                  evaluationPeriods: 3
                  metricName: CPUUtilization
                  namespace: AWS/ECS
                  period: 60
                  statistic: Average
                  threshold: 80.0
                  treatMissingData: missing
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'PolicyName':'p','ResourceId':'table/t','ServiceNamespace':'dynamodb','PolicyType':'StepScaling' | resourceId",
                "'PolicyName':'p','ResourceId':'service/c/s','PolicyType':'PredictiveScaling' | policyType",
                "'ResourceId':'service/c/s','MinCapacity':1 | maxCapacity",
                "'ResourceId':'service/c/s','MinCapacity':2,'MaxCapacity':1 | maxCapacity",
                "'AlarmName':'a','ComparisonOperator':'GreaterThanUpperThreshold','ThresholdMetricId':'band' | comparisonOperator",
                "'AlarmName':'a','AlarmRule':'ALARM(b)' | $",
                "'name':'m','managedInstancesProvider':{} | autoScalingGroupProvider",
                "'autoScalingGroupProvider':{} | name",
                "'cluster':'prod','capacityProviders':[],'defaultCapacityProviderStrategy':[] | $",
            })
    void saysWhatHasNoPlaceHere(String fields, String path) throws UnreadableException {
        assertThat(joined("{" + fields.replace('\'', '"') + "}"))
                .extracting(Problem::path)
                .containsExactly(path);
    }

    @Test
    void thePolicysOwnAlarmsAndFargatesProvidersAreLeftOut() throws UnreadableException {
        for (String document : List.of(
                "{\"AlarmName\": \"TargetTracking-service/prod/web-AlarmHigh-0\", \"ComparisonOperator\": \"GreaterThanThreshold\"}",
                "{\"capacityProviderArn\": \"arn:aws:ecs:r:1:capacity-provider/FARGATE\", \"name\": \"FARGATE\", \"status\": \"ACTIVE\"}",
                "{\"ScalingPolicies\": []}")) {
            Conversion conversion = convert(document);
            assertThat(conversion.problems()).isEmpty();
            assertThat(conversion.manifests()).isEmpty();
            assertThat(conversion.notes()).hasSize(1);
        }
    }

    @Test
    void aCapacityProviderWaitsForTheObjectThatTakesItsGroupsPlace() throws UnreadableException {
        Conversion conversion = convert("""
                {"capacityProviders": [{"capacityProviderArn": "arn:aws:ecs:r:1:capacity-provider/workers", "name": "workers", "status": "ACTIVE",
                  "type": "EC2_AUTOSCALING", "autoScalingGroupProvider": {
                   "autoScalingGroupArn": "arn:aws:autoscaling:r:1:autoScalingGroup:0:autoScalingGroupName/workers-asg",
                   "managedScaling": {"status": "ENABLED", "targetCapacity": 90, "minimumScalingStepSize": 1, "maximumScalingStepSize": 10},
                   "managedTerminationProtection": "ENABLED", "managedDraining": "ENABLED"}, "tags": []}], "failures": []}""");
        assertThat(conversion.problems()).isEmpty();
        assertThat(byHand(conversion))
                .extracting(Note::path)
                .containsExactly(
                        "capacityProviders[0].autoScalingGroupProvider",
                        "capacityProviders[0].autoScalingGroupProvider.managedScaling.status",
                        "capacityProviders[0].autoScalingGroupProvider.managedTerminationProtection");
        assertThat(ManifestYaml.write(conversion.manifests())).isEqualTo("""
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: CapacityProvider
                metadata:
                  name: workers
                spec:
                  name: workers
                  autoScalingGroupProvider:
                    maxSize: 0
                    managedScaling:
                      status: DISABLED
                      targetCapacity: 90
                      minimumScalingStepSize: 1
                      maximumScalingStepSize: 10
                    managedDraining: ENABLED
                """);
    }

    @Test
    void theBoundsOfAnAutoScalingGroupGoIntoItsProviderInWhicheverOrderTheyCome() throws UnreadableException {
        String provider = """
                {"capacityProviders": [{"name": "workers", "autoScalingGroupProvider": {"autoScalingGroupArn":
                 "arn:aws:autoscaling:r:1:autoScalingGroup:0:autoScalingGroupName/workers-asg", "managedDraining": "ENABLED"}}]}""";
        String groups = """
                {"AutoScalingGroups": [{"AutoScalingGroupName": "strangers", "MinSize": 9, "MaxSize": 9, "DesiredCapacity": 9},
                 {"AutoScalingGroupName": "workers-asg", "MinSize": 1, "MaxSize": 5, "DesiredCapacity": 2, "Instances": []}]}""";
        for (List<String> documents : List.of(List.of(provider, groups), List.of(groups, provider))) {
            assertThat(joined(documents)).isEqualTo("""
                    apiVersion: ecs.longshore.dev/v1alpha1
                    kind: CapacityProvider
                    metadata:
                      name: workers
                    spec:
                      name: workers
                      autoScalingGroupProvider:
                        minSize: 1
                        maxSize: 5
                        managedDraining: ENABLED
                    """);
        }
    }

    @Test
    void aClusterKeepsItsStrategyAndTakesThatOfPutClusterCapacityProviders() throws UnreadableException {
        var converter = new Converter();
        List<Manifest> manifests = new ArrayList<>();
        Conversion cluster = converter.convert(EcsJson.read("""
                {"clusters": [{"clusterName": "prod", "settings": [{"name": "containerInsights", "value": "enabled"}],
                  "capacityProviders": ["FARGATE"], "defaultCapacityProviderStrategy": [{"capacityProvider": "FARGATE", "weight": 1, "base": 0}]}]}""").getFirst());
        manifests.addAll(cluster.manifests());
        assertThat(manifests.getFirst().spec().toString())
                .contains(
                        "\"defaultCapacityProviderStrategy\":[{\"capacityProvider\":\"FARGATE\",\"weight\":1,\"base\":0}]");
        assertThat(cluster.notes()).extracting(Note::path).contains("clusters[0].settings");
        converter.convert(EcsJson.read("""
                {"cluster": "prod", "capacityProviders": ["workers"], "defaultCapacityProviderStrategy": [{"capacityProvider": "workers"}]}""").getFirst());
        assertThat(converter.join(manifests)).isEmpty();
        assertThat(manifests.getFirst().spec().at("/capacityProviders/0").asText())
                .isEqualTo("workers");
    }

    private static List<Note> byHand(Conversion conversion) {
        return conversion.notes().stream()
                .filter(note -> note.weight() == Note.Weight.BY_HAND)
                .toList();
    }

    /** The problems of documents, those of what belongs together at the end. */
    private static List<Problem> joined(String... documents) throws UnreadableException {
        var converter = new Converter();
        List<Manifest> manifests = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String document : documents) {
            Conversion conversion = converter.convert(EcsJson.read(document).getFirst());
            manifests.addAll(conversion.manifests());
            problems.addAll(conversion.problems());
        }
        problems.addAll(converter.join(manifests));
        return problems;
    }

    private static Conversion convert(String json) throws UnreadableException {
        return new Converter().convert(EcsJson.read(json).getFirst());
    }

    /** Several documents that belong together, as one text; none has a problem. */
    private static String joined(List<String> documents) throws UnreadableException {
        var converter = new Converter();
        List<Manifest> manifests = new ArrayList<>();
        for (String document : documents) {
            Conversion conversion = converter.convert(EcsJson.read(document).getFirst());
            assertThat(conversion.problems()).isEmpty();
            manifests.addAll(conversion.manifests());
        }
        assertThat(converter.join(manifests)).isEmpty();
        return ManifestYaml.write(manifests);
    }
}
