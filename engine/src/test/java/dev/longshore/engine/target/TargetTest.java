package dev.longshore.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target's states by the checks it is told of, a second apart: p passes, t times out, c answers 502, f fails, d deregisters, y and n are readiness. */
class TargetTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Thresholds THRESHOLDS = new Thresholds(3, 2);

    @ParameterizedTest(name = "told {0}")
    @CsvSource(textBlock = """
            '',      INITIAL,   Elb.RegistrationInProgress,       0
            p,       HEALTHY,   '',                               1
            f,       INITIAL,   Elb.InitialHealthChecking,        0
            ff,      UNHEALTHY, Target.FailedHealthChecks,        2
            fp,      HEALTHY,   '',                               2
            fcp,     UNHEALTHY, Target.ResponseCodeMismatch,      2
            pf,      HEALTHY,   '',                               1
            pfp,     HEALTHY,   '',                               1
            pff,     UNHEALTHY, Target.FailedHealthChecks,        3
            pfpf,    HEALTHY,   '',                               1
            ptt,     UNHEALTHY, Target.Timeout,                   3
            pttc,    UNHEALTHY, Target.ResponseCodeMismatch,      3
            pttpp,   UNHEALTHY, Target.Timeout,                   3
            pttppp,  HEALTHY,   '',                               6
            pttppfp, UNHEALTHY, Target.FailedHealthChecks,        3
            pd,      DRAINING,  Target.DeregistrationInProgress,  2
            pdfff,   DRAINING,  Target.DeregistrationInProgress,  2
            pdpd,    DRAINING,  Target.DeregistrationInProgress,  2
            n,       INITIAL,   Elb.RegistrationInProgress,       0
            y,       HEALTHY,   '',                               1
            yn,      UNHEALTHY, Target.FailedHealthChecks,        2
            yny,     HEALTHY,   '',                               3
            yd,      DRAINING,  Target.DeregistrationInProgress,  2
            ydn,     DRAINING,  Target.DeregistrationInProgress,  2
            """)
    void comesIntoTheStateThatItsChecksSay(String told, TargetState state, String reason, int second) {
        Target target = after(told);
        assertThat(target.state()).isEqualTo(state);
        assertThat(target.reason().map(TargetReason::code).orElse("")).isEqualTo(reason);
        assertThat(target.description().isEmpty()).isEqualTo(reason.isEmpty());
        assertThat(target.since()).isEqualTo(NOON.plusSeconds(second));
    }

    @Test
    void aCodeIsNamedAsElbNamesIt() {
        assertThat(after("pcc").description()).isEqualTo("Health checks failed with these codes: [502]");
    }

    @Test
    void aTargetThatIsAsItWasIsEqualToWhatItWas() {
        assertThat(after("pppp")).isEqualTo(after("ppppp"));
        assertThat(after("pff")).isEqualTo(after("pfff"));
    }

    private static Target after(String told) {
        Target target = Target.registered(NOON);
        for (int index = 0; index < told.length(); index++) {
            Instant now = NOON.plusSeconds(index + 1L);
            target = switch (told.charAt(index)) {
                case 'p' -> target.checked(CheckResult.passed(), THRESHOLDS, now);
                case 't' -> target.checked(CheckResult.timedOut(), THRESHOLDS, now);
                case 'c' -> target.checked(CheckResult.wrongCode(502), THRESHOLDS, now);
                case 'f' -> target.checked(CheckResult.failed(), THRESHOLDS, now);
                case 'y' -> target.ready(true, now);
                case 'n' -> target.ready(false, now);
                default -> target.deregistered(now);
            };
        }
        return target;
    }

    @ParameterizedTest(name = "{0} lists {1}")
    @CsvSource({"'',''", "i,i", "h,h", "hi,h", "hu,h", "u,u", "ui,ui", "d,''", "hd,h", "ud,u", "hhu,hh"})
    void healthyTargetsAreListedAndWithoutOneAllThatAreRegistered(String states, String listed) {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (int index = 0; index < states.length(); index++) {
            targets.put(
                    states.charAt(index) + "" + index,
                    after(
                            switch (states.charAt(index)) {
                                case 'i' -> "";
                                case 'h' -> "p";
                                case 'u' -> "ff";
                                default -> "pd";
                            }));
        }
        assertThat(Listing.of(targets).stream().map(name -> name.substring(0, 1)))
                .containsExactlyElementsOf(List.of(listed.isEmpty() ? new String[0] : listed.split("")));
    }

    @ParameterizedTest
    @CsvSource({"200,200,true", "200,201,false", "'200,301-302',302,true", "200-399,400,false", "0,0,true"})
    void codesMatch(String codes, int code, boolean matches) {
        assertThat(CodeRanges.parse(codes).contains(code)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"2xx", "''", "302-301", "1-2-3", "'200,'"})
    void whatIsNoCodeIsRefused(String codes) {
        assertThatThrownBy(() -> CodeRanges.parse(codes)).isInstanceOf(IllegalArgumentException.class);
    }
}
