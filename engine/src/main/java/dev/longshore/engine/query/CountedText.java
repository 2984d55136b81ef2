package dev.longshore.engine.query;

/** A text whose characters can be read a limited number of times, all together. For one match. */
final class CountedText implements CharSequence {
    private final String text;
    private int readsLeft;

    CountedText(String text, int reads) {
        this.text = text;
        this.readsLeft = reads;
    }

    /** How many reads are left; 0 once they are used up. */
    int readsLeft() {
        return readsLeft;
    }

    @Override
    public char charAt(int index) {
        if (readsLeft == 0) {
            throw new ExhaustedException();
        }
        readsLeft--;
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The reads are used up. It leaves {@link Regex} nowhere, so it needs no trace. */
    static final class ExhaustedException extends RuntimeException {
        ExhaustedException() {
            super("too many reads", null, false, false);
        }
    }
}
