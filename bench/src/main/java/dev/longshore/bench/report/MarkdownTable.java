package dev.longshore.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown: the first column to the left, figures to the right. */
public final class MarkdownTable {
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    /** A table with these headings. */
    public MarkdownTable(String... header) {
        this.columns = header.length;
        row(header);
        lines.add("|---|" + String.join("", Collections.nCopies(columns - 1, "---:|")));
    }

    /** Adds a row of as many cells as the header has. */
    public MarkdownTable row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    "row " + List.of(cells) + " has " + cells.length + " cells, not " + columns);
        }
        lines.add("| " + String.join(" | ", cells) + " |");
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
