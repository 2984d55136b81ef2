package dev.longshore.bench.scaling;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Pattern;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws what happened under one load: how many tasks it needs, and how many each autoscaler wanted. */
final class CoursePlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 320;
    private static final int STEP_SECONDS = 60;
    private static final float THIN = 1.6f;
    private static final float HAIR = 0.3f;
    /** More digits than a screen has points. */
    private static final Pattern DIGITS = Pattern.compile("(\\.[0-9]{2})[0-9]+");
    /** Apart for eyes that see few colours as well. */
    private static final List<Color> COLORS =
            List.of(new Color(0xBBBBBB), new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73));

    private CoursePlot() {}

    /** Writes an SVG file. */
    static void write(List<Course> courses, Path file) throws IOException {
        Load load = courses.getFirst().load();
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Load: " + load.title())
                .xAxisTitle("minutes")
                .yAxisTitle("tasks")
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setXAxisMax((double) Load.SECONDS / 60);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotGridLinesStroke(new BasicStroke(HAIR));
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Step);
        draw(chart, "needed", courses.getFirst()::needed);
        for (Course course : courses) {
            draw(chart, course.title(), course::desired);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
        Files.writeString(file, DIGITS.matcher(Files.readString(file)).replaceAll("$1"));
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
