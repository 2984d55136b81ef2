package dev.longshore.bench.system;

import dev.longshore.bench.report.Arrivals;
import dev.longshore.bench.report.Machine;
import dev.longshore.bench.report.Report;
import dev.longshore.bench.report.Run;
import dev.longshore.bench.report.Shape;
import dev.longshore.bench.report.Span;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The system benchmark: starts a testbed, measures the shapes in turn, and takes everything down again. */
public final class SystemBenchmark {
    private static final int ARRIVALS_A_SECOND = 20;

    private final Settings settings;
    private final Consumer<String> progress;

    public SystemBenchmark(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Measures; takes minutes. @throws RuntimeException if something does not come about; nothing is left behind then either */
    public Report run() {
        double load = Machine.load();
        try (Testbed testbed = new Testbed(settings)) {
            Measurement measurement = new Measurement(testbed, progress);
            progress.accept("operator starts");
            Span start = measurement.start();
            if (settings.warmUp() > 0) {
                round(measurement, testbed.client(), 0, settings.warmUp());
            }
            List<Run> runs = new ArrayList<>();
            for (int number = 1; number <= settings.runs(); number++) {
                runs.addAll(round(measurement, testbed.client(), number, settings.tasks()));
            }
            Span rest = rest(measurement, testbed.client());
            Arrivals arrivals = settings.arrivalSeconds() == 0 ? Arrivals.NONE : arrivals(testbed.client());
            Machine machine =
                    Machine.here(testbed.client().getKubernetesVersion().getGitVersion(), load);
            return new Report(
                    machine,
                    settings.tasks(),
                    settings.nodes(),
                    OperatorProcess.description(),
                    start,
                    runs,
                    rest,
                    arrivals);
        }
    }

    private List<Run> round(Measurement measurement, KubernetesClient client, int number, int pods) {
        List<Run> runs = new ArrayList<>();
        for (Shape shape : settings.round(number)) {
            Workload workload = Workload.of(shape, client, nodeNames());
            Run run = measurement.run(workload, number, pods);
            progress.accept(String.format(
                    Locale.ROOT,
                    "%s: %d pods as %s run after %.2f s",
                    number == 0 ? "warm-up" : "run " + number + " of " + settings.runs(),
                    pods,
                    shape.title(),
                    run.seconds()));
            runs.add(run);
            measurement.clean(workload);
        }
        return runs;
    }

    /** With the tasks running, for that is how an operator spends its days. */
    private Span rest(Measurement measurement, KubernetesClient client) {
        ServiceWorkload service = new ServiceWorkload(client);
        measurement.run(service, 0, settings.tasks());
        Await.until("the Service's deployment to complete", Measurement.LIMIT, service::completed);
        progress.accept("rest of " + settings.restSeconds() + " s");
        Span rest = measurement.rest(Duration.ofSeconds(settings.restSeconds()));
        measurement.clean(service);
        return rest;
    }

    /** A first second of them is not reported. */
    private Arrivals arrivals(KubernetesClient client) {
        arrivals(client, Duration.ofSeconds(1));
        progress.accept("single Tasks for " + settings.arrivalSeconds() + " s");
        return arrivals(client, Duration.ofSeconds(settings.arrivalSeconds()));
    }

    private static Arrivals arrivals(KubernetesClient client, Duration length) {
        TaskArrivals tasks = new TaskArrivals(client, ARRIVALS_A_SECOND);
        Arrivals arrivals = tasks.measure(length);
        tasks.delete();
        return arrivals;
    }

    private List<String> nodeNames() {
        return IntStream.range(0, settings.nodes()).mapToObj(i -> "sim-" + i).toList();
    }
}
