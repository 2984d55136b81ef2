package dev.longshore.engine.target;

import java.util.ArrayList;
import java.util.List;

/** Codes that count as success, as ELB's matcher writes them: {@code 200,301-302}. */
public final class CodeRanges {
    private record Range(int first, int last) {}

    private final List<Range> ranges;

    private CodeRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads codes and ranges.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static CodeRanges parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            if (ends.length > 2 || last < first) {
                throw new IllegalArgumentException("'" + part + "' is neither CODE nor FIRST-LAST");
            }
            ranges.add(new Range(first, last));
        }
        return new CodeRanges(ranges);
    }

    public boolean contains(int code) {
        return ranges.stream().anyMatch(range -> range.first() <= code && code <= range.last());
    }
}
