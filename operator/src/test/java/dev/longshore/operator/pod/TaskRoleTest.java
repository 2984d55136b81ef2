package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskRoleTest {
    private static final String TWO = """
            taskRoleArn: arn:aws:iam::123456789012:role/team/Web
            containerDefinitions:
            - {name: first, image: i, essential: false}
            - {name: app, image: i, dependsOn: [{containerName: first, condition: SUCCESS}],
               environment: [{name: AWS_ROLE_ARN, value: own}]}
            """;

    @ParameterizedTest
    @CsvSource(textBlock = """
            web, ecs-task-role-web
            arn:aws:iam::123456789012:role/web, ecs-task-role-web
            arn:aws:iam::123456789012:role/path/of/it/ecsTaskRole, ecs-task-role-ecstaskrole
            shop_web, ecs-task-role-shop-web-4cfc0b7c
            """)
    void theServiceAccountIsNamedAfterTheRole(String role, String account) {
        assertThat(TaskRole.serviceAccount(role).replaceAll("[0-9a-f]{8}$", ""))
                .isEqualTo(account.replaceAll("[0-9a-f]{8}$", ""));
    }

    @Test
    void everyContainerFindsTheTokenAndItsOwnVariablesStay() {
        PodSpec pod = Templates.pod(TWO, Templates.POLICY).getSpec();

        assertThat(pod.getServiceAccountName()).isEqualTo("ecs-task-role-web");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getVolumes())
                .singleElement()
                .satisfies(volume -> assertThat(volume.getProjected()
                                .getSources()
                                .getFirst()
                                .getServiceAccountToken()
                                .getAudience())
                        .isEqualTo("sts.amazonaws.com"));
        Map<String, String> roles = Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .collect(Collectors.toMap(Container::getName, container -> value(container, "AWS_ROLE_ARN")));
        assertThat(roles).isEqualTo(Map.of("first", "arn:aws:iam::123456789012:role/team/Web", "app", "own"));
        assertThat(value(pod.getContainers().getFirst(), "AWS_WEB_IDENTITY_TOKEN_FILE"))
                .startsWith(pod.getContainers()
                        .getFirst()
                        .getVolumeMounts()
                        .getFirst()
                        .getMountPath());
    }

    @Test
    void theAccountSaysThatItIsATaskRoles() {
        var account = TaskRole.account(Templates.pod(TWO, Templates.POLICY)).orElseThrow();

        assertThat(account.getMetadata().getNamespace()).isEqualTo("ns");
        assertThat(TaskRole.isAccount(account)).isTrue();
    }

    @Test
    void aTaskWithoutRoleIsNobody() {
        Pod pod = Templates.pod("containerDefinitions: [{name: a, image: i}]", Templates.POLICY);

        assertThat(pod.getSpec().getServiceAccountName()).isNull();
        assertThat(pod.getSpec().getVolumes()).isEmpty();
        assertThat(TaskRole.account(pod)).isEmpty();
    }

    @Test
    void imagesArePulledWithTheSecretsOfTheirRegistries() {
        PodSpec pod = Templates.pod("""
                containerDefinitions:
                - {name: a, image: i, repositoryCredentials: {credentialsParameter: 'arn:aws:secretsmanager:r:1:secret:prod/hub-AbCdEf'}}
                - {name: b, image: i, repositoryCredentials: {credentialsParameter: 'arn:aws:secretsmanager:r:1:secret:prod/hub-AbCdEf'}}
                - {name: c, image: i, repositoryCredentials: {credentialsParameter: quay}}
                - {name: d, image: i}
                """, Templates.POLICY).getSpec();

        assertThat(pod.getImagePullSecrets())
                .extracting(LocalObjectReference::getName)
                .containsExactly("prod.hub", "quay");
    }

    private static String value(Container container, String variable) {
        return container.getEnv().stream()
                .filter(one -> one.getName().equals(variable))
                .map(EnvVar::getValue)
                .findFirst()
                .orElse("");
    }
}
