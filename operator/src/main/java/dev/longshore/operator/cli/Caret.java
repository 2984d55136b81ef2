package dev.longshore.operator.cli;

import dev.longshore.engine.query.QueryException;

/** Shows where in a text something is wrong: the text, and a caret under the place. */
final class Caret {
    private static final int MOST_BEFORE = 60;
    private static final int MOST_AFTER = 30;
    private static final String CUT = "...";

    private Caret() {}

    /** Message, text and caret line; of a long text the part around the place. */
    static String show(String text, QueryException wrong) {
        int at = Math.min(wrong.column() - 1, text.length());
        int from = at > MOST_BEFORE ? boundary(text, at - MOST_BEFORE) : 0;
        int to = text.length() - at > MOST_AFTER ? boundary(text, at + MOST_AFTER) : text.length();
        String before = (from > 0 ? CUT : "") + oneLine(text.substring(from, at));
        String after = oneLine(text.substring(at, to)) + (to < text.length() ? CUT : "");
        String indent = " ".repeat(before.codePointCount(0, before.length()));
        return wrong.getMessage() + "\n  " + before + after + "\n  " + indent + "^";
    }

    /** Not within a surrogate pair. */
    private static int boundary(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    private static String oneLine(String text) {
        return text.codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
