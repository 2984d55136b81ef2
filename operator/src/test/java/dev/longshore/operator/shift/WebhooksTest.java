package dev.longshore.operator.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.shift.HookAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an HTTP answer means for a deployment. */
class WebhooksTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            200; {"hookStatus": "SUCCEEDED"};                                       SUCCEEDED;   30; ''
            200; {"hookStatus": "FAILED", "message": "two of nine"};                FAILED;      30; two of nine
            200; {"hookStatus": "IN_PROGRESS", "callBackDelay": 7};                 IN_PROGRESS; 7;  ''
            200; {"hookStatus": "IN_PROGRESS"};                                     IN_PROGRESS; 30; ''
            200; {"hookStatus": "IN_PROGRESS", "callBackDelay": 0};                 IN_PROGRESS; 1;  ''
            200; {"status": "ok"};                                                  FAILED;      30; hookStatus is none of SUCCEEDED, FAILED and IN_PROGRESS in the answer.
            200; fine;                                                              FAILED;      30; hookStatus is none of SUCCEEDED, FAILED and IN_PROGRESS in the answer.
            404; nothing here;                                                      FAILED;      30; HTTP 404
            503; busy;                                                              IN_PROGRESS; 30; HTTP 503
            429; slower;                                                            IN_PROGRESS; 30; HTTP 429
            """)
    void meansForADeployment(int code, String body, String status, long seconds, String message) {
        HookAnswer answer = Webhooks.answer(code, body);
        assertThat(answer.status()).hasToString(status);
        assertThat(answer.callBackDelay()).hasSeconds(seconds);
        assertThat(answer.message()).isEqualTo(message);
    }
}
