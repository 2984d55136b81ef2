package dev.longshore.operator.names;

import java.math.BigInteger;

/** ARNs: accepted wherever ECS takes one, their last segment is the name; written with an account derived from the namespace. */
public final class Arn {
    private static final String REGION = "local";
    private static final BigInteger ACCOUNTS = BigInteger.TEN.pow(12);

    private Arn() {}

    /** {@code web:7} of {@code arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7}; a plain name stays as it is. */
    public static String lastSegment(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1) : nameOrArn;
    }

    /** The twelve digits that stand for a namespace as an ECS account. */
    public static String account(String namespace) {
        BigInteger digest = new BigInteger(Hashes.hex(namespace, 16), 16);
        return String.format("%012d", digest.mod(ACCOUNTS));
    }

    public static String taskDefinition(String namespace, String family, long revision) {
        return ecs(namespace, "task-definition/" + family + ":" + revision);
    }

    public static String task(String namespace, String cluster, String taskId) {
        return ecs(namespace, "task/" + cluster + "/" + taskId);
    }

    /** The ARN of one container of a task, by the id that its runtime gave it. */
    public static String container(String namespace, String cluster, String taskId, String containerId) {
        return ecs(namespace, "container/" + cluster + "/" + taskId + "/" + containerId);
    }

    public static String service(String namespace, String cluster, String service) {
        return ecs(namespace, "service/" + cluster + "/" + service);
    }

    public static String capacityProvider(String name) {
        return ecs("", "capacity-provider/" + name);
    }

    public static String cluster(String cluster) {
        return ecs("", "cluster/" + cluster);
    }

    /** As tools see a scaling policy. */
    public static String scalingPolicy(String namespace, String uid, String resourceId, String name) {
        return "arn:aws:autoscaling:" + REGION + ":" + account(namespace) + ":scalingPolicy:" + uid + ":resource/ecs/"
                + resourceId + ":policyName/" + name;
    }

    /** As tools see an alarm. */
    public static String alarm(String namespace, String name) {
        return "arn:aws:cloudwatch:" + REGION + ":" + account(namespace) + ":alarm:" + name;
    }

    /** The name of an alarm, {@code high} of {@code arn:aws:cloudwatch:eu-west-1:123456789012:alarm:high}; a plain name stays as it is. */
    public static String alarmName(String nameOrArn) {
        int name = nameOrArn.indexOf(":alarm:");
        return nameOrArn.startsWith("arn:") && name >= 0 ? nameOrArn.substring(name + ":alarm:".length()) : nameOrArn;
    }

    /** The ARN of an IAM role that is given by its name; one that is an ARN already stays as it is. */
    public static String role(String namespace, String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : "arn:aws:iam::" + account(namespace) + ":role/" + nameOrArn;
    }

    /**
     * The name of a target group, {@code web} of {@code arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067};
     * a plain name stays as it is.
     */
    public static String targetGroupName(String nameOrArn) {
        String[] segments = nameOrArn.split("/", -1);
        return nameOrArn.startsWith("arn:") && segments.length > 1 ? segments[1] : nameOrArn;
    }

    /** As tools see a target group; the 16 hex digits at its end derive from its uid. */
    public static String targetGroup(String namespace, String name, String uid) {
        return "arn:aws:elasticloadbalancing:" + REGION + ":" + account(namespace) + ":targetgroup/" + name + "/"
                + Hashes.hex(uid, 16);
    }

    /** The 32 hex digits of the instance's id derive from the node's uid. */
    public static String containerInstance(String cluster, String nodeUid) {
        return ecs("", "container-instance/" + cluster + "/" + Hashes.hex(nodeUid, 32));
    }

    private static String ecs(String namespace, String resource) {
        return "arn:aws:ecs:" + REGION + ":" + account(namespace) + ":" + resource;
    }
}
