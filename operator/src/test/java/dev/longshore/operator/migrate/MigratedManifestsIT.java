package dev.longshore.operator.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.convert.EcsJson;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.convert.ManifestYaml;
import dev.longshore.operator.support.SandboxTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The API server takes what import writes: every rule of the kinds is kept, what needs a hand included. */
class MigratedManifestsIT extends SandboxTest {
    private static final String SCALED =
            "'ServiceNamespace':'ecs','ResourceId':'service/Prod/web','ScalableDimension':'ecs:service:DesiredCount'";
    private static final List<String> CLUSTER = List.of(
            """
            {'clusters':[{'clusterName':'Prod','settings':[{'name':'containerInsights','value':'enabled'}],'capacityProviders':['workers'],
              'defaultCapacityProviderStrategy':[{'capacityProvider':'workers','weight':1,'base':0}]}]}""",
            """
            {'capacityProviders':[{'name':'workers','type':'EC2_AUTOSCALING','autoScalingGroupProvider':{
              'autoScalingGroupArn':'arn:aws:autoscaling:r:1:autoScalingGroup:0:autoScalingGroupName/workers',
              'managedScaling':{'status':'ENABLED','targetCapacity':90,'minimumScalingStepSize':1,'maximumScalingStepSize':10},
              'managedTerminationProtection':'ENABLED','managedDraining':'ENABLED'}}]}""",
            """
            {'services':[{'serviceName':'web','clusterArn':'arn:aws:ecs:r:1:cluster/Prod','taskDefinition':'web:7','desiredCount':2,
              'status':'ACTIVE','loadBalancers':[{'targetGroupArn':'arn:aws:elasticloadbalancing:r:1:targetgroup/web/0','containerName':'web',
              'containerPort':80}],'deployments':[{'id':'ecs-svc/1'}]}],'failures':[]}""",
            """
            {'taskDefinition':{'family':'web','revision':7,'containerDefinitions':[{'name':'web','image':'nginx','memory':64,
              'portMappings':[{'containerPort':80}]}]}}""",
            """
            {'TargetGroups':[{'TargetGroupName':'web','Protocol':'HTTP','Port':80,'HealthCheckProtocol':'HTTP','HealthCheckPort':'traffic-port',
              'HealthCheckEnabled':true,'HealthCheckIntervalSeconds':30,'HealthCheckTimeoutSeconds':5,'HealthyThresholdCount':5,
              'UnhealthyThresholdCount':2,'HealthCheckPath':'/','Matcher':{'HttpCode':'200'},'TargetType':'instance','ProtocolVersion':'HTTP1',
              'IpAddressType':'ipv4'}]}""",
            "{'ScalableTargets':[{" + SCALED
                    + ",'MinCapacity':1,'MaxCapacity':4,'SuspendedState':{'DynamicScalingInSuspended':false}}]}",
            """
            {'ScalingPolicies':[
              {'PolicyName':'cpu',%1$s,'PolicyType':'TargetTrackingScaling','TargetTrackingScalingPolicyConfiguration':{'TargetValue':75.0,
                'PredefinedMetricSpecification':{'PredefinedMetricType':'ECSServiceAverageCPUUtilization'},'DisableScaleIn':false}},
              {'PolicyName':'requests',%1$s,'PolicyType':'TargetTrackingScaling','TargetTrackingScalingPolicyConfiguration':{'TargetValue':600,
                'PredefinedMetricSpecification':{'PredefinedMetricType':'ALBRequestCountPerTarget','ResourceLabel':'app/a/1/targetgroup/web/0'}}},
              {'PolicyName':'queue',%1$s,'PolicyType':'TargetTrackingScaling','TargetTrackingScalingPolicyConfiguration':{'TargetValue':10,
                'CustomizedMetricSpecification':{'MetricName':'Visible','Namespace':'AWS/SQS','Statistic':'Average',
                 'Dimensions':[{'Name':'QueueName','Value':'q'}]}}},
              {'PolicyName':'more',%1$s,'PolicyType':'StepScaling','StepScalingPolicyConfiguration':{'AdjustmentType':'ChangeInCapacity',
                'StepAdjustments':[{'MetricIntervalLowerBound':0.0,'ScalingAdjustment':1}],'Cooldown':60,'MetricAggregationType':'Average'}}]}""".formatted(SCALED),
            """
            {'ScheduledActions':[{'ScheduledActionName':'night',%s,'Schedule':'cron(0 20 * * ? *)','Timezone':'Europe/Berlin',
              'StartTime':'2026-01-01T00:00:00.123000+00:00','ScalableTargetAction':{'MinCapacity':0,'MaxCapacity':1}}]}""".formatted(SCALED),
            """
            {'MetricAlarms':[
              {'AlarmName':'web-high','ActionsEnabled':true,'AlarmActions':['arn:aws:autoscaling:r:1:scalingPolicy:0:resource/ecs/service/Prod/web:policyName/more'],
               'MetricName':'CPUUtilization','Namespace':'AWS/ECS','Statistic':'Average','Period':60,'EvaluationPeriods':3,'DatapointsToAlarm':2,
               'Threshold':80.0,'ComparisonOperator':'GreaterThanThreshold','TreatMissingData':'missing',
               'Dimensions':[{'Name':'ServiceName','Value':'web'},{'Name':'ClusterName','Value':'Prod'}]},
              {'AlarmName':'errors','Metrics':[
                {'Id':'e','MetricStat':{'Metric':{'Namespace':'AWS/ApplicationELB','MetricName':'HTTPCode_Target_5XX_Count',
                 'Dimensions':[{'Name':'LoadBalancer','Value':'app/a/1'}]},'Period':60,'Stat':'Sum'},'ReturnData':false},
                {'Id':'r','Expression':'e * 2','Label':'x','ReturnData':true}],
               'EvaluationPeriods':1,'Threshold':1.0,'ComparisonOperator':'GreaterThanOrEqualToThreshold'}]}""");

    @Test
    void theServerTakesEveryManifest() throws UnreadableException {
        List<Document> documents = new ArrayList<>();
        for (String document : CLUSTER) {
            documents.add(new Document(
                    "document " + documents.size(),
                    EcsJson.read(document.replace('\'', '"')).getFirst()));
        }
        Imported imported = Import.of(documents, Map.of());
        assertThat(imported.problems()).as("%s", imported.outcomes()).isZero();
        assertThat(imported.missing()).isEmpty();
        assertThat(imported.manifests()).hasSize(12);
        for (Manifest manifest : imported.manifests()) {
            String yaml = ManifestYaml.write(manifest, Optional.of(ecs.name()));
            assertThat(ecs.client().resource(yaml).dryRun().create()).as(yaml).isNotNull();
        }
    }
}
