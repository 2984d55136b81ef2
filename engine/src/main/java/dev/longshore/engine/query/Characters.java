package dev.longshore.engine.query;

/** What the single characters of an expression are. */
final class Characters {
    private Characters() {}

    /** Of any kind, the no-break ones too: they are easily pasted and never seen. */
    static boolean isBlank(String text, int at) {
        char character = text.charAt(at);
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    static boolean isQuote(String text, int at) {
        return text.charAt(at) == '\'' || text.charAt(at) == '"';
    }

    /** Parentheses, brackets, commas. */
    static boolean isStructure(String text, int at) {
        return "()[],".indexOf(text.charAt(at)) >= 0;
    }

    /** What operators begin with; a value that does so is more likely a slip such as {@code ===}. */
    static boolean isOperator(String text, int at) {
        return "=!<>~".indexOf(text.charAt(at)) >= 0;
    }

    /** Of keywords, operators and subjects, that is of ECS's attribute names and the colon before them. */
    static boolean isWord(String text, int at) {
        return isAttributeName(text.charAt(at)) || text.charAt(at) == ':';
    }

    /** ECS's rule for the names of attributes. */
    static boolean isAttributeName(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "_-/\\.".indexOf(character) >= 0;
    }

    static boolean endsValue(String text, int at) {
        return isBlank(text, at) || isQuote(text, at) || isStructure(text, at) || isConnective(text, at);
    }

    /** Whether {@code &&} or {@code ||} begins here. */
    static boolean isConnective(String text, int at) {
        return text.startsWith("&&", at) || text.startsWith("||", at);
    }
}
