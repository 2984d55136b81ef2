package dev.longshore.engine.metric;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Computes an expression over periods.
 *
 * @param named the values of each id, one for each period
 * @param metrics the ids that METRICS() stands for
 * @param periods how many there are
 */
record Calculation(Map<String, List<OptionalDouble>> named, List<String> metrics, int periods) {
    Value of(Node node) {
        return switch (node) {
            case Node.Constant constant -> new Value.Scalar(OptionalDouble.of(constant.value()));
            case Node.Id id -> series(id.name(), id.column());
            case Node.Listed listed ->
                new Value.Many(listed.parts().stream().map(this::series).toList());
            case Node.Negative negative -> mapped(of(negative.of()), value -> -value);
            case Node.Binary binary -> binary(binary);
            case Node.Call call -> call(call);
            case Node.Filling filling ->
                throw new MetricExpressionException(
                        filling.column(), filling.toString(), "it as second argument of FILL");
        };
    }

    private Value.Series series(String id, int column) {
        if (!named.containsKey(id)) {
            throw new MetricExpressionException(
                    column,
                    id,
                    "an id of metrics: "
                            + String.join(", ", named.keySet().stream().sorted().toList()));
        }
        return new Value.Series(Objects.requireNonNull(named.get(id)));
    }

    private Value.Series series(Node node) {
        if (of(node) instanceof Value.Series series) {
            return series;
        }
        throw refused(node, "a series");
    }

    private Value call(Node.Call call) {
        return switch (call.function()) {
            case METRICS ->
                new Value.Many(
                        metrics.stream().map(id -> series(id, call.column())).toList());
            case SUM -> reduced(call.parts().getFirst(), Value.Reduction.SUM);
            case AVG -> reduced(call.parts().getFirst(), Value.Reduction.AVG);
            case MIN -> reduced(call.parts().getFirst(), Value.Reduction.MIN);
            case MAX -> reduced(call.parts().getFirst(), Value.Reduction.MAX);
            case ABS -> mapped(of(call.parts().getFirst()), Math::abs);
            case CEIL -> mapped(of(call.parts().getFirst()), Math::ceil);
            case FLOOR -> mapped(of(call.parts().getFirst()), Math::floor);
            case IF -> chosen(call);
            case FILL -> filled(call.parts().get(0), call.parts().get(1));
        };
    }

    private Value reduced(Node node, Value.Reduction reduction) {
        return switch (of(node)) {
            case Value.Many many -> many.each(periods, reduction);
            case Value.Series series -> new Value.Scalar(reduction.of(series.values()));
            case Value.Scalar scalar ->
                throw refused(node, "a series or a list of them, for " + reduction + " of " + scalar.value());
        };
    }

    private static Value mapped(Value value, DoubleUnaryOperator operator) {
        return switch (value) {
            case Value.Scalar scalar -> new Value.Scalar(mapped(scalar.value(), operator));
            case Value.Series series -> mapped(series, operator);
            case Value.Many many ->
                new Value.Many(many.series().stream()
                        .map(series -> mapped(series, operator))
                        .toList());
        };
    }

    private static Value.Series mapped(Value.Series series, DoubleUnaryOperator operator) {
        return new Value.Series(
                series.values().stream().map(value -> mapped(value, operator)).toList());
    }

    private static OptionalDouble mapped(OptionalDouble value, DoubleUnaryOperator operator) {
        return value.isPresent() ? OptionalDouble.of(operator.applyAsDouble(value.getAsDouble())) : value;
    }

    private Value binary(Node.Binary binary) {
        Value left = of(binary.left());
        Value right = of(binary.right());
        if (left instanceof Value.Many many && right instanceof Value.Periodic other) {
            return each(many, series -> between(binary.operator(), series, other));
        }
        if (left instanceof Value.Periodic other && right instanceof Value.Many many) {
            return each(many, series -> between(binary.operator(), other, series));
        }
        if (left instanceof Value.Scalar one && right instanceof Value.Scalar other) {
            return new Value.Scalar(between(binary.operator(), one.value(), other.value()));
        }
        if (left instanceof Value.Periodic one && right instanceof Value.Periodic other) {
            return between(binary.operator(), one, other);
        }
        throw refused(binary, "one list at most beside " + binary.operator().symbol());
    }

    private static Value.Many each(Value.Many many, UnaryOperator<Value.Series> operator) {
        return new Value.Many(many.series().stream().map(operator).toList());
    }

    private Value.Series between(Operator operator, Value.Periodic left, Value.Periodic right) {
        return new Value.Series(IntStream.range(0, periods)
                .mapToObj(period -> between(operator, left.at(period), right.at(period)))
                .toList());
    }

    private static OptionalDouble between(Operator operator, OptionalDouble left, OptionalDouble right) {
        return left.isPresent() && right.isPresent()
                ? operator.of(left.getAsDouble(), right.getAsDouble())
                : OptionalDouble.empty();
    }

    private Value chosen(Node.Call call) {
        Value.Periodic condition = periodic(call.parts().get(0));
        Value.Periodic yes = periodic(call.parts().get(1));
        Value.Periodic no =
                call.parts().size() == 3 ? periodic(call.parts().get(2)) : new Value.Scalar(OptionalDouble.empty());
        return new Value.Series(IntStream.range(0, periods)
                .mapToObj(period -> chosen(condition.at(period), yes.at(period), no.at(period)))
                .toList());
    }

    private static OptionalDouble chosen(OptionalDouble condition, OptionalDouble yes, OptionalDouble no) {
        return condition.isEmpty() ? condition : condition.getAsDouble() != 0 ? yes : no;
    }

    private Value filled(Node gappy, Node filler) {
        return switch (of(gappy)) {
            case Value.Series series -> filled(series, filler);
            case Value.Many many -> each(many, series -> filled(series, filler));
            case Value.Scalar scalar ->
                throw refused(gappy, "a series or a list of them, for FILL of " + scalar.value());
        };
    }

    private Value.Series filled(Value.Series series, Node filler) {
        if (filler instanceof Node.Filling filling) {
            return filling.linear() ? Gaps.linear(series) : Gaps.repeated(series);
        }
        return Gaps.with(series, periodic(filler));
    }

    private Value.Periodic periodic(Node node) {
        if (of(node) instanceof Value.Periodic value) {
            return value;
        }
        throw refused(node, "a number or one series");
    }

    private static MetricExpressionException refused(Node node, String expected) {
        return new MetricExpressionException(node.column(), node.toString(), expected);
    }
}
