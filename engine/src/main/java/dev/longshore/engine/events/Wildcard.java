package dev.longshore.engine.events;

import java.util.regex.Pattern;

/** {@code wildcard}: {@code *} stands for any characters, {@code \*} for itself, {@code \\} for a backslash. */
final class Wildcard {
    private Wildcard() {}

    static Pattern pattern(String text, String path) {
        StringBuilder regex = new StringBuilder();
        boolean star = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                if (star) {
                    throw new EventPatternException(path, text, "must not have two * in a row");
                }
                regex.append(".*");
            } else if (c == '\\') {
                i++;
                if (i == text.length() || (text.charAt(i) != '*' && text.charAt(i) != '\\')) {
                    throw new EventPatternException(path, text, "must have * or \\ after a \\");
                }
                regex.append(Pattern.quote(String.valueOf(text.charAt(i))));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
            star = c == '*';
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
