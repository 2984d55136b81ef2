package dev.longshore.operator.cli;

import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.InstanceRefusals;
import dev.longshore.engine.placement.PlacementMessages;
import java.util.List;

/** An explanation in columns: each instance with the clause that failed first, the closest instance above. */
final class RefusalTable {
    private RefusalTable() {}

    /** @param most how many instances to show; the others are counted */
    static String of(Explanation explanation, int most) {
        List<InstanceRefusals> shown =
                explanation.refused().stream().limit(most).toList();
        var table = new Table("INSTANCE", "REASON", "MORE", "WHAT FAILS FIRST");
        shown.forEach(one ->
                table.row(one.instance(), one.first().reason(), more(one), PlacementMessages.detail(one.first())));
        int left = explanation.instances() - shown.size();
        return left == 0 ? table.toString() : table + "\n... and " + left + " more; --all shows them";
    }

    private static String more(InstanceRefusals one) {
        int more = one.refusals().size() - 1;
        return more == 0 ? "" : "+" + more;
    }
}
