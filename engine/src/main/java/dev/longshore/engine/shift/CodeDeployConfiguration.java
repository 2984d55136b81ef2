package dev.longshore.engine.shift;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CodeDeploy's named deployment configurations for ECS, as steps of production traffic. */
public final class CodeDeployConfiguration {
    /** What CodeDeploy takes where nothing is named. */
    public static final String DEFAULT = "CodeDeployDefault.ECSAllAtOnce";

    private static final Pattern CANARY =
            Pattern.compile("(?:.*\\.)?(?:ECS)?Canary([0-9]{1,3})Percent([0-9]{1,4})Minutes");
    private static final Pattern LINEAR =
            Pattern.compile("(?:.*\\.)?(?:ECS)?Linear([0-9]{1,3})PercentEvery([0-9]{1,4})Minutes?");
    private static final Pattern ALL_AT_ONCE = Pattern.compile("(?:.*\\.)?(?:ECS)?AllAtOnce");
    private static final int TENTHS = 10;
    private static final int LEAST = 1;
    private static final int MOST = 100;

    private CodeDeployConfiguration() {}

    /** The steps of a configuration; empty for a name that says none. Names of one's own are read by the same pattern. */
    public static Optional<List<ShiftPlan.Step>> steps(String name) {
        if (ALL_AT_ONCE.matcher(name).matches()) {
            return Optional.of(ShiftPlan.allAtOnce());
        }
        Matcher canary = CANARY.matcher(name);
        if (canary.matches()) {
            return percent(canary).map(weight -> ShiftPlan.canary(weight, minutes(canary)));
        }
        Matcher linear = LINEAR.matcher(name);
        return linear.matches()
                ? percent(linear).map(weight -> ShiftPlan.linear(weight, minutes(linear)))
                : Optional.empty();
    }

    /** The stage at which a hook of an appspec is asked; empty for a name that is none. */
    public static Optional<Stage> stage(String hook) {
        return switch (hook) {
            case "BeforeInstall" -> Optional.of(Stage.PRE_SCALE_UP);
            case "AfterInstall" -> Optional.of(Stage.POST_SCALE_UP);
            case "AfterAllowTestTraffic" -> Optional.of(Stage.POST_TEST_TRAFFIC_SHIFT);
            case "BeforeAllowTraffic" -> Optional.of(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT);
            case "AfterAllowTraffic" -> Optional.of(Stage.POST_PRODUCTION_TRAFFIC_SHIFT);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> percent(Matcher name) {
        int percent = Integer.parseInt(name.group(1));
        return percent < LEAST || percent > MOST ? Optional.empty() : Optional.of(percent * TENTHS);
    }

    private static Duration minutes(Matcher name) {
        return Duration.ofMinutes(Integer.parseInt(name.group(2)));
    }
}
