package dev.longshore.operator.firelens;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fluent Bit's classic format as its manual has it: a section is a name in brackets at the beginning of a line, its entries are a key and
 * a value, all indented alike; commands begin with @. The properties of the inputs and filters that Longshore writes are the manual's.
 */
final class FluentBitSyntax {
    private static final String INDENT = "    ";
    private static final Set<String> SECTIONS =
            Set.of("SERVICE", "INPUT", "FILTER", "OUTPUT", "PARSER", "MULTILINE_PARSER");
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "INPUT/forward",
                    Set.of("listen", "port", "unix_path", "buffer_max_size", "buffer_chunk_size", "tag_prefix"),
            "INPUT/tail",
                    Set.of("tag", "path", "read_from_head", "refresh_interval", "multiline.parser", "parser", "db"),
            "FILTER/modify", Set.of("match", "rename", "remove", "add", "set", "copy", "condition"),
            "FILTER/record_modifier", Set.of("match", "record", "remove_key", "allowlist_key"),
            "FILTER/grep", Set.of("match", "regex", "exclude", "logical_op"));

    private FluentBitSyntax() {}

    /** What Fluent Bit would not read, or not know; empty if all is well. */
    static List<String> problems(String text) {
        List<String> problems = new ArrayList<>();
        String section = "";
        String plugin = "";
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
                plugin = "";
                if (!SECTIONS.contains(section)) {
                    problems.add("unknown section " + line);
                }
            } else if (line.startsWith("@")) {
                if (!line.matches("@(INCLUDE|SET) \\S.*")) {
                    problems.add("unknown command " + line);
                }
            } else if (!line.startsWith(INDENT) || line.startsWith(INDENT + " ") || section.isEmpty()) {
                problems.add("neither section, command nor indented entry: " + line);
            } else {
                plugin = entry(line.strip(), section, plugin, problems);
            }
        }
        return problems;
    }

    /** The plugin of the section, known once its Name was read, which must be the first entry. */
    private static String entry(String entry, String section, String plugin, List<String> problems) {
        String[] words = entry.split(" ", 2);
        if (words.length < 2 || words[1].isBlank()) {
            problems.add("no value: " + entry);
        } else if (words[0].equals("Name")) {
            return section + "/" + words[1];
        } else if (plugin.isEmpty()) {
            problems.add("before the plugin's Name: " + entry);
        } else if (PROPERTIES.containsKey(plugin)
                && !PROPERTIES.getOrDefault(plugin, Set.of()).contains(words[0].toLowerCase(Locale.ROOT))) {
            problems.add("no property of " + plugin + ": " + entry);
        }
        return plugin;
    }
}
