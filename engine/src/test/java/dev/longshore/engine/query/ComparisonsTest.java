package dev.longshore.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each operator means for each subject, and that both spellings mean the same. */
class ComparisonsTest {
    private static final Sample INSTANCE = Sample.named("one")
            .with("stack=prod", "disk", "zone=us east 1")
            .agent("1.14.5")
            .machine("i-abcd1234")
            .registered("2018-06-18T22:28:28Z")
            .running(2, "service:web")
            .running(1, "family:job");

    @ParameterizedTest(name = "attribute:stack {0} {2}: {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "equals; ==; prod; true",
                "equals; ==; pro; false",
                "equals; ==; Prod; false",
                "not_equals; !=; dev; true",
                "not_equals; !=; prod; false",
                "greater_than; >; dev; true",
                "greater_than; >; prod; false",
                "greater_than_equal; >=; prod; true",
                "greater_than_equal; >=; stage; false",
                "less_than; <; stage; true",
                "less_than; <; prod; false",
                "less_than_equal; <=; prod; true",
                "less_than_equal; <=; dev; false",
                "exists; exists; ''; true",
                "not_exists; !exists; ''; false",
                "in; in; [dev, prod]; true",
                "in; in; [dev, stage]; false",
                "not_in; !in; [dev, stage]; true",
                "not_in; !in; [dev, prod]; false",
                "matches; =~; p.*d; true",
                "matches; =~; pro; false",
                "matches; =~; p(r|x)[a-o]d; true",
                "not_matches; !~; pro; true",
                "not_matches; !~; p.+; false",
            })
    void anAttributeTakesAllOperators(String word, String symbol, String argument, boolean selected) {
        assertThat(selects("attribute:stack " + word + " " + argument)).isEqualTo(selected);
        assertThat(selects("attribute:stack " + symbol + " " + argument)).isEqualTo(selected);
        assertThat(Expression.parse("attribute:stack " + word + " " + argument))
                .isEqualTo(Expression.parse("attribute:stack " + symbol + " " + argument));
    }

    @ParameterizedTest(name = "attribute:absent {0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "== prod; false",
                "!= prod; false",
                "> a; false",
                "<= z; false",
                "in [prod]; false",
                "!in [prod]; false",
                "=~ .*; false",
                "!~ prod; false",
                "exists; false",
                "!exists; true",
            })
    void anAbsentAttributeIsOnlyEverAbsent(String comparison, boolean selected) {
        assertThat(selects("attribute:absent " + comparison)).isEqualTo(selected);
    }

    @ParameterizedTest(name = "attribute:disk, which has no value, {0}: {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "exists; true",
                "!exists; false",
                "== ''; true",
                "!= ssd; true",
                "in ['', ssd]; true",
                "=~ .*; true",
                "=~ .+; false",
            })
    void anAttributeWithoutValueIsEmptyText(String comparison, boolean selected) {
        assertThat(selects("attribute:disk " + comparison)).isEqualTo(selected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "agentConnected == true; true",
                "agentConnected==true; true",
                "agentConnected != true; false",
                "agentConnected != false; true",
                "agentConnected in [true, false]; true",
                "agentConnected !in [true]; false",
                "agentConnected =~ t.*; true",
                "agentConnected !~ t.*; false",
                "ec2InstanceId == i-abcd1234; true",
                "ec2InstanceId != i-abcd1234; false",
                "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']; true",
                "ec2InstanceId not_in [i-wxyx7890]; true",
                "ec2InstanceId matches i-ab.*; true",
                "ec2InstanceId !~ i-.*; false",
                "runningTasksCount == 3; true",
                "runningTasksCount != 3; false",
                "runningTasksCount > 2; true",
                "runningTasksCount >= 10; false",
                "runningTasksCount < 10; true",
                "runningTasksCount less_than_equal 3; true",
                "runningTasksCount > -1; true",
            })
    void theOtherSubjectsCompareTheirOwnWay(String expression, boolean selected) {
        assertThat(selects(expression)).isEqualTo(selected);
    }

    @ParameterizedTest(name = "task:group {0}: {1} with tasks, {2} without")
    @CsvSource(
            delimiter = ';',
            value = {
                "== service:web; true; false",
                "== service:db; false; false",
                "!= service:web; true; false",
                "in [service:db, family:job]; true; false",
                "!in [service:web]; true; false",
                "!in [service:web, family:job]; false; false",
                "=~ family:.*; true; false",
                "!~ service:.*; true; false",
                "!~ .*; false; false",
            })
    void someTaskOfTheInstanceHasToPass(String comparison, boolean withTasks, boolean withoutTasks) {
        assertThat(selects("task:group " + comparison)).isEqualTo(withTasks);
        assertThat(Expression.parse("task:group " + comparison).matches(Sample.named("idle")))
                .isEqualTo(withoutTasks);
    }

    @ParameterizedTest(name = "{0} {1} 1.14.5 is {2}")
    @CsvSource({
        "1.14.5,    ==, true",
        "1.14.5.0,  ==, true",
        "v1.14.5,   ==, true",
        "1.14.05,   ==, true",
        "1.14.10,   >,  true",
        "1.14.10,   <,  false",
        "1.14,      <,  true",
        "1.9.9,     <,  true",
        "2,         >=, true",
        "1.14.5-r1, ==, true",
        "1.14.5+k,  !=, false",
        "1.14.4-r9, <,  true",
        "99999999999999999999.0, >, true",
        "latest,    ==, false",
        "latest,    !=, false",
        ".1,        <,  false",
        "v,         <,  false",
    })
    void versionsCompareByTheirNumbers(String running, String operator, boolean selected) {
        assertThat(Expression.parse("agentVersion " + operator + " 1.14.5")
                        .matches(Sample.named("one").agent(running)))
                .isEqualTo(selected);
    }

    @ParameterizedTest(name = "{0} {1} 1.31.2+k3s1 is {2}")
    @CsvSource({
        "v1.31.2+k3s1, ==, true",
        "v1.31.2,      <,  true",
        "v1.31.2+k3s2, >,  true",
        "v1.31.3,      >,  true",
    })
    void aTailCountsWhereTheExpressionHasOne(String running, String operator, boolean selected) {
        assertThat(Expression.parse("agentVersion " + operator + " v1.31.2+k3s1")
                        .matches(Sample.named("one").agent(running)))
                .isEqualTo(selected);
    }

    @ParameterizedTest(name = "registeredAt {0}: {1}")
    @CsvSource({
        "== 2018-06-18T22:28:28+00:00,  true",
        "== 2018-06-19T00:28:28+02:00,  true",
        "== 2018-06-18T22:28:28Z,       true",
        "== 2018-06-18T22:28:28,        true",
        "== 2018-06-18,                 false",
        "!= 2018-06-18,                 true",
        "> 2018-06-18,                  true",
        "< 2018-06-19,                  true",
        "< 2018-06-18T22:28:28Z,        false",
        "<= 2018-06-18T22:28:28Z,       true",
        ">= 2018-06-18T22:28:29Z,       false",
    })
    void datesCompareAsMomentsOfUtc(String comparison, boolean selected) {
        assertThat(selects("registeredAt " + comparison)).isEqualTo(selected);
    }

    @ParameterizedTest
    @CsvSource({
        "agentVersion == 1.0",
        "agentVersion != 1.0",
        "registeredAt > 2018-06-18",
        "registeredAt != 2018-06-18",
        "ec2InstanceId != i-1",
        "ec2InstanceId !~ i-1",
    })
    void whatIsNotKnownIsNeverSelected(String expression) {
        assertThat(Expression.parse(expression).matches(Sample.named("unknown")))
                .isFalse();
    }

    private static boolean selects(String expression) {
        return Expression.parse(expression).matches(INSTANCE);
    }
}
