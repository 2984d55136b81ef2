package dev.longshore.engine.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CodeDeploy's names, and what stands behind them: weight and minutes until the next step. */
class CodeDeployConfigurationTest {
    @ParameterizedTest
    @CsvSource({
        "CodeDeployDefault.ECSAllAtOnce, 1000/0",
        "CodeDeployDefault.ECSCanary10Percent5Minutes, 100/5 1000/0",
        "CodeDeployDefault.ECSCanary10Percent15Minutes, 100/15 1000/0",
        "CodeDeployDefault.ECSLinear10PercentEvery1Minutes, 100/1 200/1 300/1 400/1 500/1 600/1 700/1 800/1 900/1 1000/0",
        "CodeDeployDefault.ECSLinear10PercentEvery3Minutes, 100/3 200/3 300/3 400/3 500/3 600/3 700/3 800/3 900/3 1000/0",
        "Mine.Canary25Percent10Minutes, 250/10 1000/0",
        "CodeDeployDefault.LambdaAllAtOnce, ''",
        "Canary0Percent5Minutes, ''",
        "Canary101Percent5Minutes, ''",
        "whatever, ''"
    })
    void namesSteps(String name, String steps) {
        assertThat(CodeDeployConfiguration.steps(name).orElse(List.of()).stream()
                        .map(step -> step.weight() + "/" + step.bake().toMinutes())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({
        "BeforeInstall, PRE_SCALE_UP",
        "AfterInstall, POST_SCALE_UP",
        "AfterAllowTestTraffic, POST_TEST_TRAFFIC_SHIFT",
        "BeforeAllowTraffic, PRE_PRODUCTION_TRAFFIC_SHIFT",
        "AfterAllowTraffic, POST_PRODUCTION_TRAFFIC_SHIFT"
    })
    void hooksHaveTheirStages(String hook, Stage stage) {
        assertThat(CodeDeployConfiguration.stage(hook)).contains(stage);
    }
}
