package dev.longshore.bench.engine;

import dev.longshore.bench.report.MarkdownTable;
import java.util.Locale;

/** What {@code longshore bench engine} prints: speed, memory and quality, as tables in Markdown. */
public final class EngineReport {
    private EngineReport() {}

    /**
     * All tables.
     *
     * @param speeds what was measured, in the order of the rows
     * @param instances on how many memory and zones are measured
     * @param mixedTasks how many tasks are packed of each mix
     */
    public static String of(Iterable<Speed> speeds, int instances, int mixedTasks) {
        return speeds(speeds) + "\n" + LedgerMemory.report(instances) + "\n" + PackingQuality.report(mixedTasks)
                + "\nSpread by zone over " + instances + " instances: the zones differ by "
                + PackingQuality.zoneSkew(instances) + " task.\n";
    }

    private static String speeds(Iterable<Speed> speeds) {
        MarkdownTable table = new MarkdownTable(
                "scenario", "instances", "tasks", "placements/s", "goal", "ns a placement", "plain loop/s", "ratio");
        for (Speed speed : speeds) {
            table.row(
                    speed.scenario().title(),
                    grouped(speed.instances()),
                    grouped(speed.scenario().tasks(speed.instances())),
                    grouped(speed.placements()),
                    speed.instances() == Speed.INSTANCES_OF_GOALS
                            ? grouped(speed.scenario().goal())
                            : "",
                    grouped(1e9 / speed.placements()),
                    grouped(speed.plainLoop()),
                    String.format(Locale.ROOT, "%.1f", speed.placements() / speed.plainLoop()));
        }
        return table.toString();
    }

    private static String grouped(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
