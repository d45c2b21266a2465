package org.prodrome.recipe.report;

import java.util.List;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Interval;
import org.prodrome.recipe.report.ReportContent.Mistake;

/** A recording on one time axis: the waveform with what is known of it, the spectrogram, and the model's map. */
final class Recording {
    private static final int WAVE = 92;
    private static final int CHANNEL = 40;
    private static final int SPECTROGRAM = 104;
    private static final int MAP = 16;
    private static final int GAP = 8;

    /** Louder and softer than this lies more than an ear, and a picture, tells apart. */
    private static final double DYNAMIC_RANGE_DB = 80;

    private final Mistake mistake;
    private final Svg svg;
    private final Axis time;
    private double y;

    private Recording(Mistake mistake) {
        this.mistake = mistake;
        time = Axis.spanning(0, Math.max(mistake.signal().duration(), 1e-3));
        int waves = mistake.signal().channels().size() * (waveHeight() + GAP);
        int bands = hasSpectrogram(mistake) ? SPECTROGRAM + GAP : 0;
        int map = hasMap(mistake) ? MAP + GAP : 0;
        svg = Svg.wide(waves + bands + map + 38, "strip recording", description());
    }

    static Svg of(Mistake mistake) {
        Recording recording = new Recording(mistake);
        recording.intervals();
        recording.waves();
        if (hasSpectrogram(mistake)) {
            recording.spectrogram();
        }
        if (hasMap(mistake)) {
            recording.map();
        }
        Strip.axis(recording.svg, recording.time, recording.y - GAP + 2, "time (s)");
        return recording.svg;
    }

    static boolean hasSpectrogram(Mistake mistake) {
        return mistake.spectrogram().length > 0 && mistake.spectrogram()[0].length > 0;
    }

    static boolean hasMap(Mistake mistake) {
        return mistake.map().map(values -> values.length > 0).orElse(false);
    }

    /** What the spectrogram's colours span, in dB. */
    static Axis decibels(Mistake mistake) {
        Axis all = range(mistake.spectrogram());
        return Axis.spanning(Math.max(all.low(), all.high() - DYNAMIC_RANGE_DB), all.high());
    }

    /** What the map's colours span, in the model's own measure. */
    static Axis mapRange(Mistake mistake) {
        return range(new float[][] {mistake.map().orElseThrow()});
    }

    private int waveHeight() {
        return mistake.signal().channels().size() == 1 ? WAVE : CHANNEL;
    }

    private void intervals() {
        int height = mistake.signal().channels().size() * (waveHeight() + GAP) - GAP;
        for (Interval interval : mistake.truth().intervals()) {
            double start = time.fraction(time.clamp(interval.start()));
            double width = time.fraction(time.clamp(interval.end())) - start;
            String x = Svg.percent(start);
            svg.add("rect", "x", x, "y", 0, "width", Svg.percent(width), "height", height, "class", "known");
        }
    }

    private void waves() {
        Signal signal = mistake.signal();
        int columns = Math.max(Envelope.COLUMNS / signal.channels().size(), Envelope.FEWEST_COLUMNS);
        for (int channel = 0; channel < signal.channels().size(); channel++) {
            float[] samples = signal.samples()[channel];
            Envelope.draw(svg, samples, columns, y, waveHeight());
            Signal.Channel named = signal.channels().get(channel);
            if (signal.channels().size() == 1) {
                svg.text(unit(named), "transform", Strip.turned(y + WAVE / 2.0), "class", "label middle");
                Envelope.scale(svg, samples, y, WAVE);
            } else {
                svg.text(named.name(), "x", -8, "y", y + CHANNEL / 2.0 + 4, "class", "tick end");
            }
            y += waveHeight() + GAP;
        }
    }

    private void spectrogram() {
        float[][] values = mistake.spectrogram();
        String image = HeatImage.dataUri(values, decibels(mistake), ColourMap.VIRIDIS);
        image(image, values[0].length * mistake.frameHop(), SPECTROGRAM);
        svg.text("Hz (mel scale)", "transform", Strip.turned(y + SPECTROGRAM / 2.0), "class", "label middle");
        svg.text(Numbers.fixed(mistake.lowest(), 0), "x", -8, "y", y + SPECTROGRAM - 1, "class", "tick end");
        svg.text(Numbers.fixed(mistake.highest(), 0), "x", -8, "y", y + 10, "class", "tick end");
        y += SPECTROGRAM + GAP;
    }

    private void map() {
        float[] values = mistake.map().orElseThrow();
        String image = HeatImage.dataUri(new float[][] {values}, mapRange(mistake), ColourMap.INFERNO);
        image(image, values.length * mistake.mapHop(), MAP);
        svg.text("map", "x", -8, "y", y + 12, "class", "tick end");
        y += MAP + GAP;
    }

    /** An image that starts with the recording and lasts so many seconds. */
    private void image(String address, double seconds, int height) {
        String width = Svg.percent(time.fraction(seconds));
        // The inner picture cuts off what outlasts the recording.
        svg.open("svg", "y", y, "width", "100%", "height", height)
                .add("image", "href", address, "width", width, "height", height, "preserveAspectRatio", "none")
                .close();
    }

    private String description() {
        Signal signal = mistake.signal();
        List<String> findings = mistake.truth().intervals().stream()
                .map(Interval::finding)
                .distinct()
                .toList();
        return "Case " + mistake.prediction().id() + ": waveform"
                + (hasSpectrogram(mistake) ? ", log-mel spectrogram" : "")
                + (hasMap(mistake) ? ", map of where the model found it abnormal" : "") + " over "
                + Numbers.significant(signal.duration(), 3) + " s."
                + (findings.isEmpty() ? "" : " Known findings, shaded: " + String.join(", ", findings) + ".");
    }

    private static String unit(Signal.Channel channel) {
        return channel.unit().equals("1") ? "amplitude" : channel.unit();
    }

    private static Axis range(float[][] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float[] row : values) {
            for (float value : row) {
                if (Float.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return low <= high ? Axis.spanning(low, high) : Axis.UNIT;
    }
}
