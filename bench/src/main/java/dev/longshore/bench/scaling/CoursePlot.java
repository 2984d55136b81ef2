package dev.longshore.bench.scaling;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Pattern;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws what happened under one load: how many tasks and instances it needs, and how many each autoscaler wanted; one below the other. */
final class CoursePlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 300;
    private static final int STEP_SECONDS = 60;
    private static final float THIN = 1.6f;
    private static final float HAIR = 0.3f;
    /** More digits than a screen has points. */
    private static final Pattern DIGITS = Pattern.compile("(\\.[0-9]{2})[0-9]+");
    /** Apart for eyes that see few colours as well. */
    private static final List<Color> COLORS = List.of(
            new Color(0xBBBBBB), new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7));

    private final List<Course> courses;

    private CoursePlot(List<Course> courses) {
        this.courses = courses;
    }

    /** Writes an SVG file. */
    static void write(List<Course> courses, Path file) throws IOException {
        CoursePlot plot = new CoursePlot(courses);
        Course any = courses.getFirst();
        VectorGraphics2D graphics = new VectorGraphics2D();
        plot.chart("Load: " + any.load().title(), "tasks", any::needed, Course::desired)
                .paint(graphics, WIDTH, HEIGHT);
        graphics.translate(0, HEIGHT);
        plot.chart(
                        "Instances, each with room for " + SimulatedInstances.ROOM + " tasks",
                        "instances",
                        second -> any.needed(second) / SimulatedInstances.ROOM,
                        Course::instances)
                .paint(graphics, WIDTH, HEIGHT);
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        Processors.get("svg")
                .getDocument(graphics.getCommands(), new PageSize(0, 0, WIDTH, 2 * HEIGHT))
                .writeTo(svg);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, DIGITS.matcher(svg.toString(StandardCharsets.UTF_8)).replaceAll("$1"));
    }

    private XYChart chart(String title, String axis, IntToDoubleFunction needed, Function<Course, Curve> curve) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("minutes")
                .yAxisTitle(axis)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setXAxisMax((double) Load.SECONDS / 60);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotGridLinesStroke(new BasicStroke(HAIR));
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Step);
        draw(chart, "load needs", needed);
        courses.forEach(course ->
                draw(chart, course.title(), second -> curve.apply(course).at(second)));
        return chart;
    }

    /** Of points in a line only those where it changes: the files stay small. */
    private static void draw(XYChart chart, String name, IntToDoubleFunction of) {
        List<Double> minutes = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int second = 0; second < Load.SECONDS; second += STEP_SECONDS) {
            double value = of.applyAsDouble(second);
            boolean last = second + STEP_SECONDS >= Load.SECONDS;
            if (values.isEmpty() || last || value != values.getLast()) {
                minutes.add(second / 60.0);
                values.add(value);
            }
        }
        XYSeries series = chart.addSeries(name, minutes, values);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(COLORS.get(chart.getSeriesMap().size() - 1));
        series.setLineStyle(new BasicStroke(THIN));
    }
}
