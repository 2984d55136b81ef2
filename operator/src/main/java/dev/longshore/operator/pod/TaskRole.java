package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A task's IAM role: a ServiceAccount of the task's namespace stands for it, whose token the SDKs of AWS exchange for the role's
 * credentials. Names and paths are those of EKS's webhook, which leaves a pod alone that has them.
 *
 * @param arn ARN of the role
 * @param serviceAccount name of the ServiceAccount
 */
public record TaskRole(String arn, String serviceAccount) {
    /** No ServiceAccount whose name begins otherwise is ever given to a task. */
    static final String PREFIX = "ecs-task-role-";

    private static final String VOLUME = "aws-iam-token";
    private static final String FOLDER = "/var/run/secrets/eks.amazonaws.com/serviceaccount";
    private static final String AUDIENCE = "sts.amazonaws.com";
    private static final long TOKEN_SECONDS = 86_400;
    private static final int LONGEST_NAME = 63;

    static Optional<TaskRole> of(TaskTemplate template) {
        return given(template.definition())
                .map(role -> new TaskRole(Arn.role(template.group().namespace(), role), serviceAccount(role)));
    }

    /** The role that a definition names, by ARN or name. */
    static Optional<String> given(TaskDefinitionSpec definition) {
        return Optional.ofNullable(definition.taskRoleArn()).filter(role -> !role.isBlank());
    }

    /** A role's name, without path and account. */
    static String name(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    /** In lower case: IAM does not tell names apart by case either. */
    static String serviceAccount(String nameOrArn) {
        return Slug.of(PREFIX + name(nameOrArn).toLowerCase(Locale.ROOT), LONGEST_NAME);
    }

    /** The ServiceAccount that a pod needs to be made for it; empty for a task without role. */
    public static Optional<ServiceAccount> account(Pod pod) {
        return Optional.ofNullable(pod.getSpec().getServiceAccountName())
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withNamespace(pod.getMetadata().getNamespace())
                        .withName(name)
                        .addToLabels(Labels.TASK_ROLE, name.substring(PREFIX.length()))
                        .endMetadata()
                        .withAutomountServiceAccountToken(false)
                        .build());
    }

    /** Whether a ServiceAccount may be a task's: it says that it stands for a role. */
    public static boolean isAccount(ServiceAccount account) {
        return account.getMetadata().getLabels() != null
                && account.getMetadata().getLabels().containsKey(Labels.TASK_ROLE);
    }

    /** Makes a pod run under the role. */
    void giveTo(PodSpec pod) {
        pod.setServiceAccountName(serviceAccount);
        new Additions(
                        List.of(
                                new EnvVar("AWS_ROLE_ARN", ContainerEnvironment.literal(arn), null),
                                new EnvVar("AWS_WEB_IDENTITY_TOKEN_FILE", FOLDER + "/token", null)),
                        List.of(new VolumeMountBuilder()
                                .withName(VOLUME)
                                .withMountPath(FOLDER)
                                .withReadOnly(true)
                                .build()),
                        List.of(token()))
                .giveTo(pod, container -> true);
    }

    private static Volume token() {
        return new VolumeBuilder()
                .withName(VOLUME)
                .withNewProjected()
                .addNewSource()
                .withNewServiceAccountToken(AUDIENCE, TOKEN_SECONDS, "token")
                .endSource()
                .endProjected()
                .build();
    }
}
