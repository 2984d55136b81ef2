package dev.longshore.operator.shift;

import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import java.net.URI;
import java.util.Optional;

/** What a lifecycle hook calls. */
public sealed interface HookTarget {
    /** An HTTP endpoint that is posted to. */
    record Webhook(URI url) implements HookTarget {}

    /**
     * A Job that is made from a CronJob of the service's namespace: whoever wrote that had the right to run what is in it.
     *
     * @param template name of the CronJob
     */
    record JobOf(String template) implements HookTarget {}

    /** The target of a hook; empty for a PAUSE, and for what cannot be called from here, such as a Lambda function. */
    static Optional<HookTarget> of(DeploymentLifecycleHook hook) {
        String target = Optional.ofNullable(hook.hookTargetArn()).orElse("");
        if (ShiftFields.isPause(hook)) {
            return Optional.empty();
        }
        if (target.startsWith("job/")) {
            return Optional.of(new JobOf(target.substring("job/".length())));
        }
        return target.matches("https?://\\S+") ? Optional.of(new Webhook(URI.create(target))) : Optional.empty();
    }
}
