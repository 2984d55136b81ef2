package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.ecs.v1alpha1.ScalingActivity;
import dev.longshore.engine.scaling.Vote;
import dev.longshore.operator.names.Hashes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ScalingActivities of a target, in Application Auto Scaling's words. */
final class Activities {
    private static final int KEPT = 10;
    private static final int ID_DIGITS = 32;
    private static final String IN_PROGRESS = "InProgress";

    private Activities() {}

    /** After a look: the newest first. */
    static List<ScalingActivity> after(TargetLook look) {
        List<ScalingActivity> before = Optional.ofNullable(look.target().getStatus())
                .map(ScalableTargetStatus::activities)
                .orElse(List.of());
        List<ScalingActivity> all = new ArrayList<>();
        if (look.decision().scales()) {
            ScalingActivity added = activity(look);
            boolean again = before.stream()
                    .findFirst()
                    .filter(last -> isSame(last, added))
                    .isPresent();
            if (!again) {
                all.add(added);
            }
        }
        boolean overridden = look.scaled();
        before.stream().map(activity -> carriedOn(activity, look, overridden)).forEach(all::add);
        return all.stream().limit(KEPT).toList();
    }

    /** A write that is refused again and again is one activity. */
    private static boolean isSame(ScalingActivity last, ScalingActivity added) {
        return "Failed".equals(last.statusCode())
                && Objects.equals(last.statusMessage(), added.statusMessage())
                && Objects.equals(last.cause(), added.cause());
    }

    private static ScalingActivity activity(TargetLook look) {
        int desired = look.decision().desired();
        ScalingActivity.ScalingActivityBuilder activity = ScalingActivity.builder()
                .activityId(Hashes.hex(look.target().getMetadata().getUid() + look.now(), ID_DIGITS))
                .description(look.decision().description())
                .cause(look.decision().cause().orElse(null))
                .startTime(look.now())
                .details(details(look));
        return look.refused()
                .map(why -> activity.endTime(look.now())
                        .statusCode("Failed")
                        .statusMessage("Failed to set desired count to " + desired + ". Reason: " + why))
                .orElseGet(() -> activity.statusCode(IN_PROGRESS)
                        .statusMessage("Successfully set desired count to " + desired
                                + ". Waiting for change to be fulfilled by ecs."))
                .build();
    }

    /** Every policy's numbers. */
    private static String details(TargetLook look) {
        String votes = look.decision().votes().stream()
                .map((Vote vote) -> vote.policy() + ": " + vote.why())
                .collect(Collectors.joining("; "));
        return look.decision().capacity() + " to " + look.decision().desired() + " within "
                + look.bounds().bounds() + (votes.isEmpty() ? "" : "; " + votes);
    }

    private static ScalingActivity carriedOn(ScalingActivity activity, TargetLook look, boolean overridden) {
        if (!IN_PROGRESS.equals(activity.statusCode())) {
            return activity;
        } else if (overridden) {
            return activity.toBuilder()
                    .statusCode("Overridden")
                    .endTime(look.now())
                    .build();
        }
        String description = "Setting desired count to " + look.desired() + ".";
        if (!description.equals(activity.description())) {
            return activity.toBuilder()
                    .statusCode("Overridden")
                    .endTime(look.now())
                    .build();
        }
        return look.service().running() == look.desired()
                ? activity.toBuilder()
                        .statusCode("Successful")
                        .statusMessage("Successfully set desired count to " + look.desired()
                                + ". Change successfully fulfilled by ecs.")
                        .endTime(look.now())
                        .build()
                : activity;
    }

    /** Whether one of them is waited for. */
    static boolean pending(List<ScalingActivity> activities) {
        return activities.stream().anyMatch(activity -> IN_PROGRESS.equals(activity.statusCode()));
    }
}
