package dev.longshore.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns are Java's, and none of them costs more than its reads. */
class PatternsTest {
    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "g2.*; g2.2xlarge; true",
                "t[23].*; t2.small; true",
                "t[^23]\\..*; t3.small; false",
                "(m5|m5a|c5)\\.x?large; m5a.xlarge; true",
                "(?:a|b)+; abab; true",
                "(?!t2).*; t2.small; false",
                "(?!t2).*; t3.small; true",
                ".*(?<!large); t3.small; true",
                "(?i)PROD; prod; true",
                "(web|); ``; true",
                "^\\d{1,3}$; 595; true",
                "(a+b?)*; aabab; true",
                "a++b; aab; true",
                "(-[a-z]+)?; -x; true",
                "\\bx\\b; x; true",
                "[\\]\\-]; ]; true",
                "}; }; true",
                "(?:=|!)x(?==|$); !x; true",
            })
    void ordinaryPatternsAreTaken(String pattern, String text, boolean matches) {
        assertThat(Regex.compile(pattern).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "(?:){1000000000}; repeating what may match the empty text",
                "(a*)*; repeating what may match the empty text",
                "(a?b?){2}; repeating what may match the empty text",
                "^*; repeating what may match the empty text",
                "\\b?; repeating what may match the empty text",
                "(?=a)*; repeating what may match the empty text",
                "(|)(|)(|)x; two alternatives that match the empty text",
                "(a?|b?)x; two alternatives that match the empty text",
                "a{3}{999999999}; a quantifier of a quantifier",
                "a?+{9}; a quantifier of a quantifier",
                "(a)\\1; \\1 is not supported",
                "\\Q(\\E; \\Q is not supported",
                "\\x41; \\x is not supported",
                "(?x)a; named groups and flags but (?i) are not supported",
                "(?<n>a); named groups and flags but (?i) are not supported",
                "[a[b]]; brackets in brackets",
                "[a-z&&b]; brackets in brackets",
                "[]a]; a \"]\" in brackets needs a backslash",
            })
    void patternsWithoutABoundAreRefused(String pattern, String reason) {
        assertThatThrownBy(() -> Regex.compile(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                ".*.*.*.*.*.*.*.*.*b",
                ".*?.*?.*?.*?.*?.*?b",
                "(a|a)(a|a)?(.+.+.+.+)+b",
                "(?=(.*.*.*.*.*.*b)).*",
                "(?:(?:a{1,99}){1,99}){1,99}(?:(?:a{1,99}){1,99}){1,99}b",
            })
    void aHostilePatternGivesUpAndCountsAsNoMatch(String pattern) {
        CountedText text = new CountedText("a".repeat(128), Regex.MAX_READS);
        assertThat(Regex.compile(pattern).matches(text)).isFalse();
        assertThat(text.readsLeft()).isZero();
        Sample instance = Sample.named("one").with("x=" + "a".repeat(128));
        assertThat(Expression.parse("attribute:x =~ " + pattern).matches(instance))
                .isFalse();
        assertThat(Expression.parse("attribute:x !~ " + pattern).matches(instance))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"(a+)+$", "(a|aa)+", "(.+a)+", "([a-z]+)*", "(x+x+)+y"})
    void aClassicOneStaysWithinItsReads(String pattern) {
        CountedText text = new CountedText("a".repeat(128) + "!", Regex.MAX_READS);
        assertThat(Regex.compile(pattern).matches(text)).isFalse();
    }

    @Test
    void anOrdinaryPatternReadsLittle() {
        CountedText text = new CountedText("c5.4xlarge", Regex.MAX_READS);
        assertThat(Regex.compile("(c5|c6)\\..*large").matches(text)).isTrue();
        assertThat(Regex.MAX_READS - text.readsLeft()).isLessThan(100);
    }

    @Test
    void aMatchThatNestsTooDeepIsNone() {
        assertThat(Regex.compile("(a|b)*").matches(new CountedText("a".repeat(2_000_000), Integer.MAX_VALUE)))
                .isFalse();
    }
}
