package dev.longshore.operator.cli;

import dev.longshore.ecs.install.Crds;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.controller.OperatorSettings;
import dev.longshore.operator.events.EventSettings;
import dev.longshore.operator.external.ExternalSettings;
import dev.longshore.operator.external.SecretStore;
import dev.longshore.operator.lead.LeaseSettings;
import dev.longshore.operator.metadata.MetadataSettings;
import dev.longshore.operator.metadata.MetadataSettings.Kubelets;
import dev.longshore.operator.metrics.MetricSettings;
import dev.longshore.operator.metrics.PrometheusSettings;
import dev.longshore.operator.scope.Scope;
import dev.longshore.operator.shift.HookHosts;
import dev.longshore.operator.telemetry.TaskTraces;
import dev.longshore.operator.telemetry.Telemetry;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code longshore operator}: the operator in this process, until it is told to end. */
@Command(
        name = "operator",
        mixinStandardHelpOptions = true,
        description = "Runs the operator against the current kubeconfig (KUBECONFIG or ~/.kube/config), or within the"
                + " cluster, until it is interrupted.")
final class OperatorCommand implements Callable<Integer> {
    /** The chart installs them a moment before it starts an operator. */
    private static final Duration CRDS_SERVED_WITHIN = Duration.ofSeconds(10);

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The kubeconfig's context to use instead of its current one.")
    private @Nullable String context;

    @Option(names = "--install-crds", description = "Apply the custom resource definitions first.")
    private boolean installCrds;

    @Option(
            names = "--watch-namespaces",
            paramLabel = "NAME[,NAME...]",
            defaultValue = "${env:LONGSHORE_WATCH_NAMESPACES:-}",
            description =
                    "Work in these namespaces only. Of the others the pods are read, which take room on nodes, and nothing else."
                            + " Empty, the default: work in all. Also LONGSHORE_WATCH_NAMESPACES.")
    private String watchNamespaces = "";

    @Option(
            names = "--metadata-url",
            paramLabel = "URL",
            description =
                    "Serve ECS's task metadata endpoint, which tasks reach as http://HOST:PORT. Without it they have"
                            + " none.")
    private @Nullable URI metadataUrl;

    @Option(
            names = "--metadata-listen",
            paramLabel = "ADDRESS:PORT",
            defaultValue = "0.0.0.0:" + MetadataSettings.PORT,
            description = "Where the endpoint listens (${DEFAULT-VALUE}).")
    private String metadataListen = "";

    @Option(
            names = "--kubelet-insecure-tls",
            description =
                    "Take the statistics that the endpoint tells from kubelets with any certificate; else one that the cluster's"
                            + " authority signed.")
    private boolean trustAnyKubelet;

    @Option(
            names = "--kubelet-account",
            paramLabel = "SERVICEACCOUNT",
            description =
                    "Ask kubelets in the name of this ServiceAccount of the operator's namespace, which may read nodes/stats;"
                            + " else in the operator's own.")
    private @Nullable String kubeletAccount;

    @Option(
            names = "--stopped-task-retention",
            paramLabel = "DURATION",
            description = "How long stopped tasks stay readable with their logs, such as 30m or 6h (default: 1h).")
    private String retention = "1h";

    @Option(
            names = "--event-port",
            paramLabel = "PORT",
            defaultValue = "${env:LONGSHORE_EVENT_PORT:-0}",
            description =
                    "Take CloudEvents for EventRules on this port, from senders that show the token in LONGSHORE_EVENT_TOKEN."
                            + " 0, the default: take none. Also LONGSHORE_EVENT_PORT.")
    private int eventPort;

    @Option(
            names = "--event-sink",
            paramLabel = "URL",
            defaultValue = "${env:LONGSHORE_EVENT_SINK:-}",
            description =
                    "Send the state changes of tasks and container instances there, as CloudEvents in EventBridge's shapes,"
                            + " with the token in LONGSHORE_EVENT_SINK_TOKEN, if any. Empty, the default: send none. Also LONGSHORE_EVENT_SINK.")
    private String eventSink = "";

    @Option(
            names = "--secret-store",
            paramLabel = "KIND/NAME",
            description =
                    "A store of External Secrets, such as ClusterSecretStore/aws: each secret of Secrets Manager that a"
                            + " task definition names gets an ExternalSecret. Without it people make the Secrets.")
    private @Nullable String secretStore;

    @Option(
            names = "--parameter-store",
            paramLabel = "KIND/NAME",
            description = "The same for parameters of the Parameter Store.")
    private @Nullable String parameterStore;

    @Option(
            names = "--security-group-policies",
            description = "On EKS: make a SecurityGroupPolicy for each security group of awsvpc tasks.")
    private boolean securityGroupPolicies;

    @Option(
            names = "--metric-period",
            paramLabel = "DURATION",
            defaultValue = "${env:LONGSHORE_METRIC_PERIOD:-60s}",
            description = "How often CPU and memory are measured for alarms and scaling: 1s, 5s, 10s, 20s, 30s or 60s"
                    + " (${DEFAULT-VALUE}). Also LONGSHORE_METRIC_PERIOD.")
    private String metricPeriod = "60s";

    @Option(
            names = "--scaling-period",
            paramLabel = "DURATION",
            defaultValue = "${env:LONGSHORE_SCALING_PERIOD:-60s}",
            description =
                    "How long the periods of target tracking's alarms are, in mode ECS (${DEFAULT-VALUE}, as in ECS). Also"
                            + " LONGSHORE_SCALING_PERIOD.")
    private String scalingPeriod = "60s";

    @Option(
            names = "--prometheus-url",
            paramLabel = "URL",
            defaultValue = "${env:LONGSHORE_PROMETHEUS_URL:-}",
            description =
                    "Where the queries of alarms and scaling policies go; {namespace} in it stands for the namespace of"
                            + " who asks. The token in LONGSHORE_PROMETHEUS_TOKEN, if any, is shown there. Also LONGSHORE_PROMETHEUS_URL.")
    private String prometheusUrl = "";

    @Option(
            names = "--hook-hosts",
            paramLabel = "HOST[,HOST...]",
            defaultValue = "${env:LONGSHORE_HOOK_HOSTS:-}",
            description =
                    "Hosts that lifecycle hooks may be sent to, beside the Services of their own namespace: names,"
                            + " addresses, or *.DOMAIN. Also LONGSHORE_HOOK_HOSTS.")
    private String hookHosts = "";

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Answer /livez, /readyz and /metrics on this port. 0, the default: do not.")
    private int httpPort;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "${env:LONGSHORE_LOG_FORMAT:-text}",
            description = "How lines of the log look: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}). Also"
                    + " LONGSHORE_LOG_FORMAT.")
    private LogFormat logFormat = LogFormat.text;

    @Option(
            names = "--otlp-endpoint",
            paramLabel = "URL",
            defaultValue = "${env:OTEL_EXPORTER_OTLP_ENDPOINT:-}",
            description = "Send a trace of each task's way to RUNNING to this collector, by OTLP over HTTP, such as"
                    + " http://collector:4318. Empty, the default: send none. Also OTEL_EXPORTER_OTLP_ENDPOINT.")
    private String otlpEndpoint = "";

    @Option(
            names = "--lease",
            paramLabel = "NAMESPACE/NAME",
            description =
                    "Stand by until this Lease is free, and lead while holding it, as POD_NAME. Without it there is"
                            + " only this operator.")
    private @Nullable String lease;

    @Option(
            names = "--lease-duration",
            paramLabel = "DURATION",
            defaultValue = "15s",
            description = "How long a leader that is not heard of is waited for (${DEFAULT-VALUE}).")
    private String leaseDuration = "15s";

    @Override
    public Integer call() throws InterruptedException {
        Logging.use(logFormat);
        Optional<MetadataSettings> metadata = Optional.ofNullable(metadataUrl).map(this::metadata);
        Config config = Config.autoConfigure(context);
        if (hasNoToken(config)) {
            // The client would look for a newer token before every request, and read the whole kubeconfig again for it.
            config.setOauthTokenProvider(() -> "");
        }
        try (Telemetry telemetry = new Telemetry(traces());
                KubernetesClient client = new KubernetesClientBuilder()
                        .withConfig(config)
                        .withHttpClientBuilderConsumer(telemetry::countWrites)
                        .build()) {
            if (installCrds) {
                Crds.apply(client);
            }
            requireCrds(client, CRDS_SERVED_WITHIN);
            OperatorSettings settings = new OperatorSettings(
                    Scope.parse(watchNamespaces).readable(client, Service.class),
                    DurationText.read(retention),
                    metadata,
                    events(),
                    external(),
                    metrics(),
                    HookHosts.parse(hookHosts),
                    DurationText.read(scalingPeriod));
            new OperatorRun(client, settings, lease(), httpPort, telemetry).untilEnd();
        }
        return 0;
    }

    private Optional<TaskTraces> traces() {
        return otlpEndpoint.isEmpty()
                ? Optional.empty()
                : Optional.of(TaskTraces.to(URI.create(otlpEndpoint), InstantSource.system()));
    }

    private Optional<LeaseSettings> lease() {
        Optional<String> pod = Optional.of(environment("POD_NAME")).filter(name -> !name.isEmpty());
        return Optional.ofNullable(lease)
                .map(text -> LeaseSettings.parse(
                        text, pod.orElseGet(OperatorCommand::process), DurationText.read(leaseDuration)));
    }

    /** Who it is outside of a pod. */
    private static String process() {
        return "process-" + ProcessHandle.current().pid();
    }

    private EventSettings events() {
        return new EventSettings(
                eventPort == 0 ? Optional.empty() : Optional.of(new InetSocketAddress(eventPort)),
                environment("LONGSHORE_EVENT_TOKEN"),
                eventSink.isEmpty() ? Optional.empty() : Optional.of(URI.create(eventSink)),
                environment("LONGSHORE_EVENT_SINK_TOKEN"));
    }

    private ExternalSettings external() {
        return new ExternalSettings(
                Optional.ofNullable(secretStore).map(SecretStore::parse),
                Optional.ofNullable(parameterStore).map(SecretStore::parse),
                securityGroupPolicies);
    }

    private MetricSettings metrics() {
        return new MetricSettings(
                DurationText.read(metricPeriod),
                new PrometheusSettings(prometheusUrl, environment("LONGSHORE_PROMETHEUS_TOKEN")));
    }

    private static String environment(String name) {
        return Objects.requireNonNullElse(System.getenv(name), "");
    }

    /** Whether the credentials are a client certificate. */
    private static boolean hasNoToken(Config config) {
        return config.getOauthToken() == null
                && config.getAutoOAuthToken() == null
                && config.getAuthProvider() == null
                && config.getOauthTokenProvider() == null;
    }

    /** Fails with what to do if the cluster does not know our resources within this time. */
    static void requireCrds(KubernetesClient client, Duration patience) {
        List<String> missing = Crds.missing(client, patience);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the cluster at " + client.getMasterUrl() + " does not know "
                    + missing.getFirst() + ". Install the chart, or start with --install-crds.");
        }
    }

    private MetadataSettings metadata(URI url) {
        URI listen = URI.create("tcp://" + metadataListen);
        if (listen.getHost() == null || listen.getPort() < 0) {
            throw new IllegalArgumentException(
                    "--metadata-listen " + metadataListen + ": expected ADDRESS:PORT such as 0.0.0.0:51679");
        }
        return new MetadataSettings(
                url,
                new InetSocketAddress(listen.getHost(), listen.getPort()),
                new Kubelets(Optional.ofNullable(kubeletAccount), trustAnyKubelet));
    }
}
