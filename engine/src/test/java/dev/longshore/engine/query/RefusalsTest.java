package dev.longshore.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and in which words. */
class RefusalsTest {
    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; column 1: found the end, expected a subject: agentConnected, agentVersion, attribute:NAME, ec2InstanceId",
                "attribute:foo; column 14: found the end, expected an operator",
                "attribute:a %; column 13: found \"%\", expected an operator",
                "attribute:a = x; column 13: found \"=\", expected an operator; equality is written == or equals",
                "attribute:a not in [x]; column 13: found \"not\", expected an operator; write not_in or !in",
                "attribute:a EXISTS; column 13: found \"EXISTS\", expected an operator; attribute:a may have ==, !=",
                "attribute:a !instance; column 13: found \"!instance\", expected an operator",
                "attribute:a ==; column 15: found the end, expected a value",
                "attribute:a == ); column 16: found \")\", expected a value",
                "attribute:a == [x]; column 16: found \"[\", expected a value; a list goes with in or !in",
                "attribute:a === x; column 15: found \"=\", expected a value",
                "attribute:a == x y; column 18: found \"y\", expected and, or, or the end; a value with blanks needs quotes",
                "attribute:a == x'y'; column 17: found \"'y'\", expected and, or, or the end",
                "attribute:a == x AND attribute:b == y; column 18: found \"AND\", expected and, or, or the end; keywords are written in lower case",
                "attribute:a exists & attribute:b exists; column 20: found \"&\", expected and, or, or the end; the symbols are && and ||",
                "attribute:a == x and; column 21: found the end, expected a subject",
                "attribute:a == x); column 17: found \")\", expected and, or, or the end",
                "(attribute:a == x; column 18: found the end, expected and, or, or \")\"",
                "(attribute:a == x attribute:b exists); column 19: found \"attribute:b\", expected and, or, or \")\"",
                "(); column 2: found \")\", expected a subject",
                "attribute:a == 'x; column 16: found \"'x\", expected a closing '",
                "attribute:a in x; column 16: found \"x\", expected a list; write [VALUE, VALUE]",
                "attribute:a in []; column 17: found \"]\", expected a value",
                "attribute:a in [x y]; column 19: found \"y\", expected a comma or \"]\"",
                "attribute:a in [x,]; column 19: found \"]\", expected a value",
                "attribute:a in [x; column 18: found the end, expected a comma or \"]\"",
                "attribute:a exists x; column 20: found \"x\", expected and, or, or the end",
                "attribute: == x; column 1: found \"attribute:\", expected attribute: and a name of 1 to 128",
                "attribute:a:b == x; column 1: found \"attribute:a:b\", expected attribute: and a name",
                "Attribute:a == x; column 1: found \"Attribute:a\", expected a subject",
                "'prod' == x; column 1: found \"'prod'\", expected a subject",
                "stack == prod; column 1: found \"stack\", expected a subject",
                "agentConnected > true; column 16: found \">\", expected an operator that agentConnected may have: ==, !=, in, !in, =~, !~",
                "agentConnected exists; column 16: found \"exists\", expected an operator that agentConnected may have",
                "agentConnected == yes; column 19: found \"yes\", expected true or false",
                "agentConnected in [true, maybe]; column 26: found \"maybe\", expected true or false",
                "ec2InstanceId > i-1; column 15: found \">\", expected an operator that ec2InstanceId may have",
                "task:group exists; column 12: found \"exists\", expected an operator that task:group may have: ==, !=, in, !in, =~, !~",
                "agentVersion in [1]; column 14: found \"in\", expected an operator that agentVersion may have: ==, !=, >, >=, <, <=",
                "agentVersion matches 1.*; column 14: found \"=~\", expected an operator that agentVersion may have",
                "agentVersion > latest; column 16: found \"latest\", expected a version, for example 1.14.5",
                "registeredAt =~ 2018.*; column 14: found \"=~\", expected an operator that registeredAt may have",
                "registeredAt > yesterday; column 16: found \"yesterday\", expected a date, for example 2018-06-18,",
                "registeredAt > 2018-02-30; column 16: found \"2018-02-30\", expected a date",
                "registeredAt > 2018-6-1; column 16: found \"2018-6-1\", expected a date",
                "registeredAt > '2018-06-18 22:28:28'; column 16: found \"2018-06-18 22:28:28\", expected a date",
                "registeredAt > +999999999-12-31T23:59:59-18:00; column 16: found",
                "runningTasksCount == many; column 22: found \"many\", expected a whole number of at most 9 digits",
                "runningTasksCount < 1.5; column 21: found \"1.5\", expected a whole number",
                "runningTasksCount < 99999999999; column 21: found \"99999999999\", expected a whole number",
                "runningTasksCount == ''; column 22: found \"''\", expected a whole number",
                "attribute:a =~ ; column 15: found the end, expected a regular expression",
                "attribute:a =~ a[; column 16: found \"a[\", expected a regular expression (Unclosed character class); one with blanks needs quotes",
                "attribute:a =~ (a b); column 16: found \"(a\", expected a regular expression (Unclosed group); one with blanks",
                "attribute:a =~ (a*)*; column 16: found \"(a*)*\", expected a regular expression of bounded cost (repeating what may",
                "attribute:%s == x; column 1: found \"attribute:%s\", expected attribute: and a name",
                "attribute:a !~ *; column 16: found \"*\", expected a regular expression (Dangling meta character '*')",
            })
    void saysWhereWhatAndWhatInstead(String text, String message) {
        assertThat(refusal(text)).hasMessageStartingWith(message);
    }

    @Test
    void longTextsAreNotRead() {
        assertThat(refusal("x".repeat(Expression.MAX_LENGTH + 1)))
                .hasMessage("column 2001: found \"2001 characters\", expected at most 2000; split the expression");
    }

    @Test
    void whatWasFoundIsCutShort() {
        assertThat(refusal("%".repeat(500)).found()).isEqualTo("%".repeat(40) + "...");
    }

    @Test
    void carriesItsParts() {
        QueryException refusal = refusal("agentConnected == yes");
        assertThat(refusal.column()).isEqualTo(19);
        assertThat(refusal.found()).isEqualTo("yes");
        assertThat(refusal.expected()).isEqualTo("true or false");
    }

    static QueryException refusal(String text) {
        return catchThrowableOfType(QueryException.class, () -> Expression.parse(text));
    }
}
