package dev.longshore.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How texts are read, shown by the canonical text. */
class GrammarTest {
    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "attribute:a==1||attribute:b==2&&attribute:c==3; attribute:a == 1 or attribute:b == 2 and attribute:c == 3",
                "(attribute:a==1||attribute:b==2)&&attribute:c==3; (attribute:a == 1 or attribute:b == 2) and attribute:c == 3",
                "attribute:a == 1 or (attribute:b == 2 and attribute:c == 3); attribute:a == 1 or attribute:b == 2 and attribute:c == 3",
                "not attribute:a == 1 and attribute:b == 2; not attribute:a == 1 and attribute:b == 2",
                "not (attribute:a == 1 and attribute:b == 2); not (attribute:a == 1 and attribute:b == 2)",
                "not(attribute:a == 1); not attribute:a == 1",
                "!attribute:a exists; not attribute:a exists",
                "!(attribute:a !exists); not attribute:a !exists",
                "!!attribute:a exists; not not attribute:a exists",
                "not not(attribute:a exists); not not attribute:a exists",
                "((attribute:a exists)); attribute:a exists",
                "attribute:a exists||attribute:b exists; attribute:a exists or attribute:b exists",
                "(attribute:a exists)and(attribute:b exists); attribute:a exists and attribute:b exists",
                "attribute:a == '1'and attribute:b exists; attribute:a == 1 and attribute:b exists",
                "attribute:a in[x,y]&&attribute:b !in['x y']; attribute:a in [x, y] and attribute:b !in ['x y']",
                "attribute:a in [ x , \"it's\" ]; attribute:a in [x, \"it's\"]",
                "attribute:a == \"x\"; attribute:a == x",
                "attribute:a == ''; attribute:a == ''",
                "attribute:a == and; attribute:a == and",
                "attribute:not == in; attribute:not == in",
                "attribute:a == ${x}; attribute:a == ${x}",
                "attribute:a == a=b|c&d; attribute:a == 'a=b|c&d'",
                "attribute:a/b\\c.d-e_f == arn:aws:x/y@z; attribute:a/b\\c.d-e_f == arn:aws:x/y@z",
                "task:group==service:web; task:group == service:web",
                "runningTasksCount greater_than_equal 05; runningTasksCount >= 5",
                "agentVersion > v1.2.3; agentVersion > v1.2.3",
                "registeredAt < 2018-06-18T22:28:28+00:00; registeredAt < 2018-06-18T22:28:28+00:00",
            })
    void reads(String text, String canonical) {
        assertThat(Expression.parse(text)).hasToString(canonical);
        assertThat(Expression.parse(canonical)).isEqualTo(Expression.parse(text));
    }

    @ParameterizedTest(name = "{0} has the pattern {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "attribute:a =~ g2.* and attribute:b exists; attribute:a =~ g2.* and attribute:b exists",
                "(attribute:a =~ g2.*) and attribute:b exists; attribute:a =~ g2.* and attribute:b exists",
                "attribute:a =~ (a|b).* and attribute:b exists; attribute:a =~ '(a|b).*' and attribute:b exists",
                "(attribute:a =~ (a|(b)).*)&&attribute:b exists; attribute:a =~ '(a|(b)).*' and attribute:b exists",
                "not(attribute:a =~(a|b)); not attribute:a =~ '(a|b)'",
                "attribute:a !~ t[23].*; attribute:a !~ 't[23].*'",
                "(attribute:a =~ a[x)]b\\)c); attribute:a =~ 'a[x)]b\\)c'",
                "attribute:a =~ a|b; attribute:a =~ 'a|b'",
                "attribute:a =~ a||attribute:b =~ b&&attribute:c exists; attribute:a =~ a or attribute:b =~ b and attribute:c exists",
                "attribute:a =~ x{1,3}; attribute:a =~ 'x{1,3}'",
                "attribute:a =~ 'a b'; attribute:a =~ 'a b'",
                "attribute:a matches ^m5\\.x?large$; attribute:a =~ ^m5\\.x?large$",
            })
    void readsPatterns(String text, String canonical) {
        reads(text, canonical);
    }

    @Test
    void blanksOfAnyKindSeparate() {
        assertThat(Expression.parse("\n attribute:a\t==\u00a0x \r\n and\u2003attribute:b  exists "))
                .hasToString("attribute:a == x and attribute:b exists");
    }

    @Test
    void keepsItsSource() {
        Expression expression = Expression.parse(" attribute:a==x ");
        assertThat(expression.source()).isEqualTo(" attribute:a==x ");
        assertThat(expression)
                .isEqualTo(Expression.parse("attribute:a equals 'x'"))
                .hasSameHashCodeAs(Expression.parse("attribute:a equals 'x'"))
                .isNotEqualTo(Expression.parse("attribute:a == y"));
    }

    @Test
    void nestsUpToItsLimitAndNoDeeper() {
        int half = Expression.MAX_DEPTH / 2;
        String text = "!(".repeat(half) + "attribute:a exists" + ")".repeat(half);
        assertThat(Expression.parse(text).matches(Sample.named("one").with("a")))
                .isTrue();
        assertThat(RefusalsTest.refusal("!" + text).column()).isEqualTo(Expression.MAX_DEPTH + 1);
    }

    @Test
    void aLongChainIsNotDeep() {
        String text = "attribute:a exists" + " or attribute:a exists".repeat(90);
        assertThat(text).hasSizeBetween(Expression.MAX_LENGTH - 20, Expression.MAX_LENGTH);
        assertThat(Expression.parse(text).matches(Sample.named("one"))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "attribute:a == x, false",
        "agentConnected == true, false",
        "runningTasksCount == 0, true",
        "attribute:a exists and not task:group == x, true",
        "attribute:a exists or registeredAt > 2018-06-18, false",
        "attribute:a exists or (agentVersion > 1 and runningTasksCount < 3), true",
    })
    void saysWhetherTasksMatter(String text, boolean depends) {
        assertThat(Expression.parse(text).dependsOnTasks()).isEqualTo(depends);
    }
}
