package dev.longshore.engine.query;

/** A text is not an expression of the Cluster Query Language. The message says where, what stands there, and what should. */
public final class QueryException extends RuntimeException {
    private static final int LONGEST_FOUND = 40;

    private final int column;
    private final String found;
    private final String expected;

    QueryException(int column, String found, String expected) {
        this(column, found, expected, "");
    }

    /** The advice says what to do about it; empty where that is plain. */
    QueryException(int column, String found, String expected, String advice) {
        this(
                expected,
                advice,
                column,
                found.length() > LONGEST_FOUND ? found.substring(0, LONGEST_FOUND) + "..." : found);
    }

    private QueryException(String expected, String advice, int column, String found) {
        super("column " + column + ": found " + (found.isEmpty() ? "the end" : "\"" + found + "\"") + ", expected "
                + expected + (advice.isEmpty() ? "" : "; " + advice));
        this.column = column;
        this.found = found;
        this.expected = expected;
    }

    /** Where in the text, in UTF-16 units from 1 on; one more than its length at the end. */
    public int column() {
        return column;
    }

    /** What stands there, cut after 40 characters; empty at the end of the text. */
    public String found() {
        return found;
    }

    /** What should stand there, in words. */
    public String expected() {
        return expected;
    }
}
