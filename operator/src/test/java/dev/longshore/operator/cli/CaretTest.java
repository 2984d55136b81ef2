package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.query.Expression;
import dev.longshore.engine.query.QueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaretTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "attribute:a = b", "attribute:a ==", "(attribute:a == b", "attribute:a == b c", "nothing"})
    void standsUnderTheColumn(String text) {
        QueryException wrong = wrong(text);
        assertThat(Caret.show(text, wrong).lines())
                .containsExactly(wrong.getMessage(), "  " + text, " ".repeat(2 + wrong.column() - 1) + "^");
    }

    @Test
    void ofALongTextThePartAroundThePlaceIsShown() {
        String text = "attribute:a == b and ".repeat(20) + "attribute:a = b" + " and attribute:a == b".repeat(20);
        var lines = Caret.show(text, wrong(text)).lines().toList();
        assertThat(lines.get(1)).startsWith("  ...").endsWith("...").hasSizeLessThan(110);
        assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('=');
    }

    @Test
    void oneCharacterTakesOneColumnAndBreaksNoLine() {
        String text = "attribute:a == '\uD83D\uDE80\n' and attribute:a = b";
        var lines = Caret.show(text, wrong(text)).lines().toList();
        assertThat(lines).hasSize(3);
        int caret = lines.get(2).indexOf('^');
        assertThat(lines.get(1).codePoints().skip(caret).findFirst().orElse(0)).isEqualTo('=');
    }

    private static QueryException wrong(String text) {
        return catchThrowableOfType(QueryException.class, () -> Expression.parse(text));
    }
}
