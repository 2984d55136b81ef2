package dev.longshore.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;

/** Reads one comparison, and checks that its operator and its argument fit its subject. */
final class ComparisonParser {
    private static final int LONGEST_ATTRIBUTE = 128;

    private final Lexer lexer;

    ComparisonParser(Lexer lexer) {
        this.lexer = lexer;
    }

    Comparison comparison() {
        Property property = property();
        Operator operator = operator(property);
        return switch (property.field()) {
            case AGENT_CONNECTED, ATTRIBUTE, EC2_INSTANCE_ID, TASK_GROUP -> ofTexts(property, operator);
            case AGENT_VERSION ->
                quantity(
                        operator,
                        text -> Version.parse(text).map(Quantity.Agent::new),
                        "a version, for example 1.14.5");
            case REGISTERED_AT ->
                quantity(
                        operator,
                        Quantity.Moment::parse,
                        "a date, for example 2018-06-18, 2018-06-18T22:28:28, 2018-06-18T22:28:28Z or 2018-06-18T22:28:28+00:00");
            case RUNNING_TASKS_COUNT -> quantity(operator, Quantity.Count::parse, "a whole number of at most 9 digits");
        };
    }

    private Property property() {
        Token found = new Token(lexer.found(), lexer.column());
        String name = lexer.word();
        Field field = Field.of(name)
                .orElseThrow(() -> new QueryException(found.column(), found.text(), "a subject: " + Field.list()));
        if (field != Field.ATTRIBUTE) {
            return new Property(field, "");
        }
        String attribute = name.substring(Field.ATTRIBUTE.text().length());
        if (attribute.isEmpty() || attribute.length() > LONGEST_ATTRIBUTE || attribute.indexOf(':') >= 0) {
            throw found.refused("attribute: and a name of 1 to 128 letters, digits and _ - . / \\");
        }
        return new Property(field, attribute);
    }

    private Operator operator(Property property) {
        int column = lexer.column();
        Operator operator = lexer.operator().orElseThrow(() -> noOperator(property));
        List<Operator> legal = property.field().operators();
        if (!legal.contains(operator)) {
            throw new QueryException(
                    column, operator.symbol(), "an operator that " + property + " may have: " + Operator.list(legal));
        }
        return operator;
    }

    private QueryException noOperator(Property property) {
        return lexer.unexpected(
                "an operator",
                switch (lexer.found()) {
                    case "=" -> "equality is written == or equals";
                    case "not" -> "write not_in or !in, not_exists or !exists";
                    default ->
                        property + " may have " + Operator.list(property.field().operators());
                });
    }

    private Comparison ofTexts(Property property, Operator operator) {
        return switch (operator) {
            case EXISTS, NOT_EXISTS -> new Comparison.Existence(property, operator == Operator.EXISTS);
            case IN, NOT_IN ->
                new Comparison.OfText(property, new TextTest.Listed(operator == Operator.IN, list(property)));
            case MATCHES, NOT_MATCHES ->
                new Comparison.OfText(property, new TextTest.Matched(operator == Operator.MATCHES, regex()));
            case EQUALS, NOT_EQUALS, GREATER_THAN, GREATER_THAN_EQUAL, LESS_THAN, LESS_THAN_EQUAL ->
                new Comparison.OfText(property, new TextTest.Compared(operator, text(property)));
        };
    }

    private List<String> list(Property property) {
        if (!lexer.take('[')) {
            throw lexer.unexpected("a list", "write [VALUE, VALUE]");
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(text(property));
        } while (lexer.take(','));
        if (!lexer.take(']')) {
            throw lexer.unexpected("a comma or \"]\"", "");
        }
        return values;
    }

    private String text(Property property) {
        Token value = lexer.value();
        if (property.field() == Field.AGENT_CONNECTED
                && !value.text().equals("true")
                && !value.text().equals("false")) {
            throw value.refused("true or false");
        }
        return value.text();
    }

    private Regex regex() {
        Token pattern = lexer.pattern();
        try {
            return Regex.compile(pattern.text());
        } catch (PatternSyntaxException e) {
            throw pattern.refused("a regular expression (" + e.getDescription() + ")", "one with blanks needs quotes");
        } catch (IllegalArgumentException e) {
            throw pattern.refused("a regular expression of bounded cost (" + e.getMessage() + ")", "");
        }
    }

    private Comparison quantity(
            Operator operator, Function<String, Optional<? extends Quantity>> reader, String expected) {
        Token value = lexer.value();
        return new Comparison.OfQuantity(
                operator, reader.apply(value.text()).orElseThrow(() -> value.refused(expected)));
    }
}
