package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.names.Arn;
import org.junit.jupiter.api.Test;

/** Whom a task is, read from the token that its container finds where the SDKs of AWS look for it. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class TaskRolesE2E extends RealTasks {
    /** A token leaves the padding out, and busybox's base64 loses its last letters without. */
    private static final String WHOAMI = """
            %s
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              user: "1000"
              command:
              - sh
              - -c
              - |
                test "$AWS_ROLE_ARN" = '%s' || exit 1
                part=$(cut -d. -f2 $AWS_WEB_IDENTITY_TOKEN_FILE | tr '_-' '/+')
                while test $((${#part} %% 4)) != 0; do part="$part="; done
                who=$(echo "$part" | base64 -d)
                echo "$who" | grep -q '"aud":."sts.amazonaws.com".' || exit 2
                echo "$who" | grep -q '"sub":"system:serviceaccount:%s:%s"' || exit 3
                test ! -e /var/run/secrets/kubernetes.io || exit 4
                exit 42
            """;

    @Test
    void twoTasksHaveTwoIdentitiesAndAThirdHasNone() {
        ecs.allow("taskRoles: [{roles: ['arn:aws:iam::123456789012:role/*', reader]}]");
        define(
                "writer",
                WHOAMI.formatted(
                        "taskRoleArn: arn:aws:iam::123456789012:role/shop/Writer",
                        "arn:aws:iam::123456789012:role/shop/Writer",
                        ecs.name(),
                        "ecs-task-role-writer"));
        define(
                "reader",
                WHOAMI.formatted(
                        "taskRoleArn: reader", Arn.role(ecs.name(), "reader"), ecs.name(), "ecs-task-role-reader"));
        define("nobody", """
                containerDefinitions:
                - name: app
                  image: busybox:1.36
                  memory: 16
                  command: [sh, -c, 'env | grep -e AWS_ROLE -e AWS_WEB && exit 1; test ! -e /var/run/secrets || exit 2; exit 42']
                """);

        for (String family : new String[] {"writer", "reader", "nobody"}) {
            assertThat(exitCode(run(family), "app")).as(family).isEqualTo(42);
        }
    }
}
