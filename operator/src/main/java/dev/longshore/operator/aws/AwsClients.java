package dev.longshore.operator.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The services that a cluster is asked of; credentials are found where AWS's SDK looks for them. */
record AwsClients(
        SdkHttpClient http,
        EcsClient ecs,
        ApplicationAutoScalingClient scaling,
        ElasticLoadBalancingV2Client balancing,
        CloudWatchClient alarms)
        implements AutoCloseable {

    static AwsClients of(Optional<String> region, Optional<URI> endpoint) {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new AwsClients(
                http,
                build(EcsClient.builder(), http, region, endpoint),
                build(ApplicationAutoScalingClient.builder(), http, region, endpoint),
                build(ElasticLoadBalancingV2Client.builder(), http, region, endpoint),
                build(CloudWatchClient.builder(), http, region, endpoint));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, SdkHttpClient http, Optional<String> region, Optional<URI> endpoint) {
        builder.httpClient(http);
        region.map(Region::of).ifPresent(builder::region);
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    @Override
    public void close() {
        ecs.close();
        scaling.close();
        balancing.close();
        alarms.close();
        http.close();
    }
}
