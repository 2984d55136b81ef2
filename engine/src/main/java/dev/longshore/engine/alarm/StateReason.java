package dev.longshore.engine.alarm;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** CloudWatch's StateReason. */
final class StateReason {
    private static final int LISTED = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private StateReason() {}

    static String of(AlarmRule rule, List<Datapoint> evaluated, AlarmState before, AlarmState after) {
        int missing = rule.evaluationPeriods() - evaluated.size();
        if (after == AlarmState.INSUFFICIENT_DATA) {
            return "Insufficient Data: " + counted(missing, "datapoint", "datapoints") + " " + wasOrWere(missing)
                    + " unknown.";
        }
        List<Datapoint> deciding = evaluated.stream()
                .filter(datapoint -> rule.breaches(datapoint.value()) == (after == AlarmState.ALARM))
                .toList();
        boolean filled = rule.missingData() == MissingData.BREACHING || rule.missingData() == MissingData.NOT_BREACHING;
        boolean byMissing = filled && missing > 0 && (deciding.isEmpty() || needsMissing(rule, deciding, after));
        if (byMissing) {
            return byMissing(rule, evaluated.size(), missing);
        }
        return deciding.isEmpty() ? kept(after, missing) : crossed(rule, deciding, before, after);
    }

    private static boolean needsMissing(AlarmRule rule, List<Datapoint> deciding, AlarmState after) {
        int needed = after == AlarmState.ALARM ? rule.required() : leastToRecover(rule);
        return deciding.size() < needed;
    }

    private static int leastToRecover(AlarmRule rule) {
        return rule.evaluationPeriods() - rule.required() + 1;
    }

    private static String byMissing(AlarmRule rule, int received, int missing) {
        return "Threshold Crossed: "
                + (received == 0 ? "no datapoints were" : counted(received, "datapoint was", "datapoints were"))
                + " received for " + counted(rule.evaluationPeriods(), "period", "periods") + " and "
                + counted(missing, "missing datapoint", "missing datapoints") + " " + wasOrWere(missing)
                + " treated as [" + (rule.missingData() == MissingData.BREACHING ? "Breaching" : "NonBreaching") + "].";
    }

    private static String kept(AlarmState state, int missing) {
        return "Insufficient Data: " + counted(missing, "datapoint", "datapoints") + " " + wasOrWere(missing)
                + " unknown, and the state " + state + " is maintained.";
    }

    private static String crossed(AlarmRule rule, List<Datapoint> deciding, AlarmState before, AlarmState after) {
        int count = deciding.size();
        boolean ofN = rule.datapointsToAlarm().isPresent();
        String many = ofN
                ? count + " out of the last " + rule.evaluationPeriods() + " datapoints"
                : counted(count, "datapoint", "datapoints");
        String comparison = wasOrWere(count) + (after == AlarmState.ALARM ? " " : " not ")
                + rule.operator().words() + " the threshold (" + rule.threshold() + ")";
        String listed =
                deciding.stream().limit(LISTED).map(StateReason::text).collect(Collectors.joining(", ", "[", "]"));
        String body = count < LISTED
                ? many + " " + listed + " " + comparison
                : many + " " + comparison + ". The most recent datapoints which crossed the threshold: " + listed;
        return "Threshold Crossed: " + body + (ofN ? transition(rule, before, after) : "") + ".";
    }

    private static String transition(AlarmRule rule, AlarmState before, AlarmState after) {
        if (before == after) {
            return "";
        }
        int least = after == AlarmState.ALARM ? rule.required() : leastToRecover(rule);
        return " (minimum " + counted(least, "datapoint", "datapoints") + " for " + before + " -> " + after
                + " transition)";
    }

    private static String text(Datapoint datapoint) {
        return datapoint.value() + " (" + TIME.format(datapoint.at()) + ")";
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String wasOrWere(int count) {
        return count == 1 ? "was" : "were";
    }
}
