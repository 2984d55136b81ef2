package dev.longshore.engine.query;

import java.util.List;
import java.util.stream.Collectors;

/** A part of an expression; its {@code toString} is the canonical text. */
sealed interface Node permits Node.And, Node.Or, Node.Not, Comparison {
    boolean matches(Subject subject);

    boolean dependsOnTasks();

    /** True if all parts are; binds tighter than {@link Or}. */
    record And(List<Node> parts) implements Node {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(Subject subject) {
            return parts.stream().allMatch(part -> part.matches(subject));
        }

        @Override
        public boolean dependsOnTasks() {
            return parts.stream().anyMatch(Node::dependsOnTasks);
        }

        @Override
        public String toString() {
            return parts.stream().map(Node::grouped).collect(Collectors.joining(" and "));
        }
    }

    /** True if some part is. */
    record Or(List<Node> parts) implements Node {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(Subject subject) {
            return parts.stream().anyMatch(part -> part.matches(subject));
        }

        @Override
        public boolean dependsOnTasks() {
            return parts.stream().anyMatch(Node::dependsOnTasks);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof And ? part.toString() : grouped(part))
                    .collect(Collectors.joining(" or "));
        }
    }

    /** True if the negated part is not. */
    record Not(Node negated) implements Node {
        @Override
        public boolean matches(Subject subject) {
            return !negated.matches(subject);
        }

        @Override
        public boolean dependsOnTasks() {
            return negated.dependsOnTasks();
        }

        @Override
        public String toString() {
            return "not " + grouped(negated);
        }
    }

    private static String grouped(Node part) {
        return switch (part) {
            case And and -> "(" + and + ")";
            case Or or -> "(" + or + ")";
            case Not not -> not.toString();
            case Comparison comparison -> comparison.toString();
        };
    }
}
