package dev.longshore.engine.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random expressions with a meaning that is written down naively, and random instances to ask. */
final class Sentences {
    private static final List<String> NAMES = List.of("a", "b", "ecs.instance-type");
    private static final List<String> VALUES =
            List.of("x", "x y", "", "t2.small", "it's", "service:web", "(", "a,b", "&&");
    private static final List<Instant> DAYS =
            List.of(Instant.parse("2018-06-17T00:00:00Z"), Instant.parse("2018-06-18T00:00:00Z"));
    private static final List<Order> ORDERS = List.of(
            new Order("==", order -> order == 0),
            new Order("equals", order -> order == 0),
            new Order("!=", order -> order != 0),
            new Order(">", order -> order > 0),
            new Order("greater_than_equal", order -> order >= 0),
            new Order("<", order -> order < 0),
            new Order("<=", order -> order <= 0));

    private record Order(String spelling, IntPredicate holds) {}

    private Sentences() {}

    static Arbitrary<Sentence> sentences() {
        return Arbitraries.recursive(Sentences::comparisons, Sentences::deeper, 0, 4);
    }

    private static Arbitrary<Sentence> deeper(Arbitrary<Sentence> inner) {
        Arbitrary<List<Sentence>> parts = inner.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                inner,
                inner.map(one -> one.inParentheses(" ", "")),
                Combinators.combine(inner, Arbitraries.of("!", "not ", "! ", "not  "))
                        .as(Sentence::not),
                Combinators.combine(parts, Arbitraries.of(" and ", " && ", "\nand "))
                        .as(Sentence::and),
                Combinators.combine(parts, Arbitraries.of(" or ", " || ", "  or\t"))
                        .as(Sentence::or));
    }

    static Arbitrary<Sample> samples() {
        Arbitrary<Map<String, String>> attributes =
                Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.of(VALUES)).ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.just("random"),
                        attributes,
                        Arbitraries.of(true, false),
                        Arbitraries.integers()
                                .between(1, 3)
                                .map(String::valueOf)
                                .optional(),
                        Arbitraries.of(VALUES).optional(),
                        Arbitraries.of(DAYS).optional(),
                        Arbitraries.of(VALUES).list().ofMaxSize(3))
                .as(Sample::new);
    }

    private static Arbitrary<Sentence> comparisons() {
        return Arbitraries.oneOf(
                Arbitraries.of(NAMES)
                        .flatMap(name -> ofTexts(
                                "attribute:" + name,
                                sample -> sample.attribute(name).stream().toList())),
                Arbitraries.of(NAMES).flatMap(Sentences::existence),
                ofTexts(
                        "ec2InstanceId",
                        sample -> sample.ec2InstanceId().stream().toList()),
                ofTexts("task:group", Sample::taskGroups),
                ofNumbers("runningTasksCount", sample -> Optional.of(sample.runningTasksCount())),
                ofNumbers("agentVersion", sample -> sample.agentVersion().map(Integer::valueOf)),
                ofDays());
    }

    private static Arbitrary<Sentence> existence(String name) {
        return Arbitraries.of(
                Sentence.comparison(
                        "attribute:" + name + " exists",
                        sample -> sample.attributes().containsKey(name)),
                Sentence.comparison(
                        "attribute:" + name + " !exists",
                        sample -> !sample.attributes().containsKey(name)));
    }

    private static Arbitrary<Sentence> ofTexts(String subject, Function<Sample, List<String>> texts) {
        Arbitrary<String> value = Arbitraries.of(VALUES);
        return Arbitraries.oneOf(
                value.map(one -> some(subject + " == " + quoted(one), texts, one::equals)),
                value.map(one -> some(subject + "!=" + quoted(one), texts, text -> !text.equals(one))),
                value.map(one -> some(
                        subject + " =~ '" + "(x|t).*'", texts, text -> text.startsWith("x") || text.startsWith("t"))),
                value.list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(list -> some(subject + " in " + quoted(list), texts, list::contains)),
                value.list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(list -> some(subject + " not_in" + quoted(list), texts, text -> !list.contains(text))));
    }

    private static Sentence some(String text, Function<Sample, List<String>> texts, Predicate<String> test) {
        return Sentence.comparison(text, sample -> texts.apply(sample).stream().anyMatch(test));
    }

    private static Arbitrary<Sentence> ofNumbers(String subject, Function<Sample, Optional<Integer>> number) {
        return Combinators.combine(
                        Arbitraries.of(ORDERS), Arbitraries.integers().between(0, 4))
                .as((order, wanted) -> Sentence.comparison(
                        subject + " " + order.spelling() + " " + wanted,
                        sample -> number.apply(sample)
                                .filter(found -> order.holds().test(found.compareTo(wanted)))
                                .isPresent()));
    }

    private static Arbitrary<Sentence> ofDays() {
        return Combinators.combine(Arbitraries.of(ORDERS), Arbitraries.of(DAYS))
                .as((order, day) -> Sentence.comparison(
                        "registeredAt " + order.spelling() + " " + day,
                        sample -> sample.registeredAt()
                                .filter(found -> order.holds().test(found.compareTo(day)))
                                .isPresent()));
    }

    private static String quoted(List<String> values) {
        return values.stream().map(Sentences::quoted).collect(Collectors.joining(",", "[", " ]"));
    }

    private static String quoted(String value) {
        return "\"" + value + "\"";
    }
}
