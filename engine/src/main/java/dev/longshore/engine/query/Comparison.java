package dev.longshore.engine.query;

/** A subject, an operator and its argument. */
sealed interface Comparison extends Node {
    /**
     * Whether the instance has the attribute, with or without a value.
     *
     * @param wanted false for {@code !exists}
     */
    record Existence(Property attribute, boolean wanted) implements Comparison {
        @Override
        public boolean matches(Subject subject) {
            return attribute.anyText(subject, any -> true) == wanted;
        }

        @Override
        public boolean dependsOnTasks() {
            return false;
        }

        @Override
        public String toString() {
            return attribute + " " + (wanted ? Operator.EXISTS : Operator.NOT_EXISTS).symbol();
        }
    }

    /**
     * Whether the property has a text that passes. ECS: {@code !=} selects the instances that have the attribute with
     * another value, and {@code task:group} those where some task passes, so an instance without tasks never does.
     */
    record OfText(Property property, TextTest test) implements Comparison {
        @Override
        public boolean matches(Subject subject) {
            return property.anyText(subject, test::passes);
        }

        @Override
        public boolean dependsOnTasks() {
            return property.field() == Field.TASK_GROUP;
        }

        @Override
        public String toString() {
            return property + " " + test;
        }
    }

    /** How a version, a date or a number of the instance compares; false where the instance has none. */
    record OfQuantity(Operator operator, Quantity quantity) implements Comparison {
        @Override
        public boolean matches(Subject subject) {
            return quantity.compare(subject).stream().anyMatch(operator::holds);
        }

        @Override
        public boolean dependsOnTasks() {
            return quantity instanceof Quantity.Count;
        }

        @Override
        public String toString() {
            return quantity.field().text() + " " + operator.symbol() + " " + quantity;
        }
    }
}
