package dev.longshore.operator.cli;

/** How lines of the log look; people write the names as they are here. */
enum LogFormat {
    /** For people. */
    text,

    /** One JSON object each, for machines. */
    json
}
