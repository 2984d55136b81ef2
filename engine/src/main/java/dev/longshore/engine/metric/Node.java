package dev.longshore.engine.metric;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** A part of an expression; its {@code toString} is the canonical text. */
sealed interface Node {
    /** Where it begins, from 1 on. */
    int column();

    /** The parts that it is made of. */
    List<Node> parts();

    /** The ids in it, in their order. */
    default SequencedSet<String> ids() {
        SequencedSet<String> ids = new LinkedHashSet<>();
        if (this instanceof Id id) {
            ids.add(id.name());
        }
        parts().forEach(part -> ids.addAll(part.ids()));
        return Collections.unmodifiableSequencedSet(ids);
    }

    /** A number. */
    record Constant(double value, int column) implements Node {
        @Override
        public List<Node> parts() {
            return List.of();
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** The id of a metric or of another expression. */
    record Id(String name, int column) implements Node {
        @Override
        public List<Node> parts() {
            return List.of();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** How FILL closes gaps: REPEAT or LINEAR. */
    record Filling(boolean linear, int column) implements Node {
        @Override
        public List<Node> parts() {
            return List.of();
        }

        @Override
        public String toString() {
            return linear ? "LINEAR" : "REPEAT";
        }
    }

    /** Several series in brackets. */
    record Listed(List<Node> parts, int column) implements Node {
        public Listed {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(Node::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** The negative of a value. */
    record Negative(Node of, int column) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(of);
        }

        @Override
        public String toString() {
            return "(-" + of + ")";
        }
    }

    /** Two values and what is between them. */
    record Binary(Operator operator, Node left, Node right, int column) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            return "(" + left + " " + operator.symbol() + " " + right + ")";
        }
    }

    /** A function and its arguments. */
    record Call(Function function, List<Node> parts, int column) implements Node {
        public Call {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return function + parts.stream().map(Node::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }
}
