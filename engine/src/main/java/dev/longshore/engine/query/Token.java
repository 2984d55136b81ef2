package dev.longshore.engine.query;

/**
 * A word of an expression.
 *
 * @param text the word, without quotes
 * @param column where it begins, from 1 on; its quote if it has one
 */
record Token(String text, int column) {
    QueryException refused(String expected) {
        return refused(expected, "");
    }

    QueryException refused(String expected, String advice) {
        return new QueryException(column, text.isEmpty() ? "''" : text, expected, advice);
    }
}
