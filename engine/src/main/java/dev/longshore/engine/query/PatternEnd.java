package dev.longshore.engine.query;

/** Finds where a regular expression without quotes ends. */
final class PatternEnd {
    private PatternEnd() {}

    /**
     * Where it ends: at a blank, at a quote, at a closing parenthesis that it did not open, or at {@code &&} or {@code ||}
     * outside of its own parentheses and brackets.
     */
    static int of(String text, int start) {
        int open = 0;
        boolean inClass = false;
        int at = start;
        while (at < text.length() && !stops(text, at)) {
            char character = text.charAt(at);
            if (character == '\\' && at + 1 < text.length() && !stops(text, at + 1)) {
                at++;
            } else if (inClass) {
                inClass = character != ']';
            } else if (character == '[') {
                inClass = true;
            } else if (character == '(') {
                open++;
            } else if (open > 0) {
                open -= character == ')' ? 1 : 0;
            } else if (character == ')' || Characters.isConnective(text, at)) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean stops(String text, int at) {
        return Characters.isBlank(text, at) || Characters.isQuote(text, at);
    }
}
