package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.Tag;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tags: how many, how long, which characters. */
final class TagRules {
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{N}\\p{Z}+\\-=._:/@]*");

    private TagRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        int count = spec.tags().size();
        findings.addIf(
                count > MOST_TAGS,
                "spec.tags",
                "A task definition can have at most 50 tags, this one has " + count + ".");
        Set<String> keys = new HashSet<>();
        Findings.each(spec.tags(), "spec.tags", (tag, path) -> {
            checkTag(tag, path, findings);
            findings.addIf(!keys.add(tag.key()), path + ".key", "Duplicate tag key '" + tag.key() + "'.");
        });
    }

    private static void checkTag(Tag tag, String path, Findings findings) {
        String key = tag.key();
        findings.addIf(
                key.isEmpty() || key.length() > LONGEST_KEY,
                path + ".key",
                "A tag key has 1 to 128 characters, this one has " + key.length() + ".");
        findings.addIf(
                key.toLowerCase(Locale.ROOT).startsWith("aws:"),
                path + ".key",
                "The prefix 'aws:' of tag keys is reserved: '" + key + "'.");
        findings.addIf(
                tag.value().length() > LONGEST_VALUE,
                path + ".value",
                "A tag value has at most 256 characters, this one has "
                        + tag.value().length() + ".");
        findings.addIf(
                !CHARACTERS.matcher(key + tag.value()).matches(),
                path,
                "Tags consist of letters, digits, spaces and + - = . _ : / @, but this one is '" + key + "' = '"
                        + tag.value() + "'.");
    }
}
