package dev.longshore.operator.shift;

import dev.longshore.engine.shift.HookAnswer;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks hooks by Jobs, each made from a CronJob as {@code kubectl create job --from} makes it: its success lets the deployment go on. */
final class HookJobs {
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int KEPT_SECONDS = 3600;

    private final KubernetesClient client;

    HookJobs(KubernetesClient client) {
        this.client = client;
    }

    /** Makes the Job at the first question; says afterwards how it stands. */
    HookAnswer ask(HookTarget.JobOf target, HookCall call) {
        Job job = client.batch()
                .v1()
                .jobs()
                .inNamespace(call.namespace())
                .withName(call.jobName())
                .get();
        return job == null ? make(target, call) : answer(job);
    }

    private HookAnswer make(HookTarget.JobOf target, HookCall call) {
        CronJob template = client.batch()
                .v1()
                .cronjobs()
                .inNamespace(call.namespace())
                .withName(target.template())
                .get();
        if (template == null) {
            return HookAnswer.failed("There is no CronJob \"" + target.template() + "\" in namespace \""
                    + call.namespace() + "\" to make a Job from.");
        }
        try {
            client.resource(job(template, call)).create();
        } catch (KubernetesClientException e) {
            boolean another = e.getCode() == HttpURLConnection.HTTP_CONFLICT
                    || e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR
                    || e.getCode() <= 0;
            if (!another) {
                return HookAnswer.failed("The API server refuses Job \"" + call.jobName() + "\": " + e.getMessage());
            }
        }
        return HookAnswer.inProgress(AGAIN, "Job " + call.jobName() + " runs");
    }

    private static Job job(CronJob template, HookCall call) {
        JobSpec spec = template.getSpec().getJobTemplate().getSpec();
        if (spec.getTtlSecondsAfterFinished() == null) {
            spec.setTtlSecondsAfterFinished(KEPT_SECONDS);
        }
        List<EnvVar> told = List.of(
                variable("ECS_SERVICE_NAME", call.service().serviceName()),
                variable("ECS_DEPLOYMENT_ID", call.primary().id()),
                variable("ECS_LIFECYCLE_STAGE", call.stage()));
        for (Container container : spec.getTemplate().getSpec().getContainers()) {
            List<EnvVar> environment = new ArrayList<>(container.getEnv());
            environment.addAll(told);
            container.setEnv(environment);
        }
        return new JobBuilder()
                .withNewMetadata()
                .withNamespace(call.namespace())
                .withName(call.jobName())
                .addToLabels(Labels.PREFIX + "lifecycle-hook", "true")
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion(call.service().getApiVersion())
                        .withKind(call.service().getKind())
                        .withName(call.service().getMetadata().getName())
                        .withUid(call.service().getMetadata().getUid())
                        .withController(true)
                        .build())
                .endMetadata()
                .withSpec(spec)
                .build();
    }

    private static EnvVar variable(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    static HookAnswer answer(Job job) {
        String name = "Job " + job.getMetadata().getName();
        if (ended(job, "Complete").isPresent()) {
            return HookAnswer.succeeded(name + " is complete");
        }
        return ended(job, "Failed")
                .map(why -> HookAnswer.failed(name + " failed: " + why))
                .orElse(HookAnswer.inProgress(AGAIN, name + " runs"));
    }

    private static Optional<String> ended(Job job, String condition) {
        return job.getStatus() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(one -> condition.equals(one.getType()) && "True".equals(one.getStatus()))
                        .map(one -> Optional.ofNullable(one.getMessage()).orElse(""))
                        .findFirst();
    }
}
