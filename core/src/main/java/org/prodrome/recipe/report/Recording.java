package org.prodrome.recipe.report;

import java.util.List;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Interval;
import org.prodrome.recipe.report.Exhibit.Spectrogram;
import org.prodrome.recipe.report.Exhibit.Waveform;
import org.prodrome.recipe.report.ReportContent.Shown;

/** A recording on one time axis: the waveform with what is known of it, the spectrogram, and the model's map. */
final class Recording {
    private static final int WAVE = 92;
    private static final int CHANNEL = 40;
    private static final int SPECTROGRAM = 104;
    private static final int MAP = 16;
    private static final int GAP = 8;

    /** Louder and softer than this lies more than an ear, and a picture, tells apart. */
    private static final double DYNAMIC_RANGE_DB = 80;

    private final Shown shown;
    private final Waveform wave;
    private final Svg svg;
    private final Axis time;
    private double y;

    private Recording(Shown shown, Waveform wave) {
        this.shown = shown;
        this.wave = wave;
        time = Axis.spanning(0, Math.max(wave.signal().duration(), 1e-3));
        int waves = wave.signal().channels().size() * (waveHeight() + GAP);
        int bands = wave.spectrogram().isPresent() ? SPECTROGRAM + GAP : 0;
        int map = wave.hasMap() ? MAP + GAP : 0;
        svg = Svg.wide(waves + bands + map + 38, "strip recording", description());
    }

    static Svg of(Shown shown, Waveform wave) {
        Recording recording = new Recording(shown, wave);
        recording.intervals();
        if (wave.hasMap()) {
            recording.image(recording.heat(ColourMap.INFERNO_OVER), recording.mapped(), recording.wavesHeight());
        }
        recording.waves();
        wave.spectrogram().ifPresent(recording::spectrogram);
        if (wave.hasMap()) {
            recording.map();
        }
        Strip.axis(recording.svg, recording.time, recording.y - GAP + 2, "time (s)");
        return recording.svg;
    }

    /** What the spectrogram's colours span, in dB. */
    static Axis decibels(Spectrogram spectrogram) {
        Axis all = range(spectrogram.values());
        return Axis.spanning(Math.max(all.low(), all.high() - DYNAMIC_RANGE_DB), all.high());
    }

    private int waveHeight() {
        return wave.signal().channels().size() == 1 ? WAVE : CHANNEL;
    }

    private int wavesHeight() {
        return wave.signal().channels().size() * (waveHeight() + GAP) - GAP;
    }

    private String heat(ColourMap colours) {
        float[][] values = {wave.map().orElseThrow()};
        return HeatImage.dataUri(values, range(values), colours);
    }

    /** Seconds. */
    private double mapped() {
        return wave.map().orElseThrow().length * wave.mapHop();
    }

    private void intervals() {
        int height = wavesHeight();
        for (Interval interval : shown.truth().intervals()) {
            double start = time.fraction(time.clamp(interval.start()));
            double width = time.fraction(time.clamp(interval.end())) - start;
            String x = Svg.percent(start);
            svg.add("rect", "x", x, "y", 0, "width", Svg.percent(width), "height", height, "class", "known");
        }
    }

    private void waves() {
        Signal signal = wave.signal();
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

    private void spectrogram(Spectrogram shown) {
        float[][] values = shown.values();
        String image = HeatImage.dataUri(values, decibels(shown), ColourMap.VIRIDIS);
        image(image, values[0].length * shown.frameHop(), SPECTROGRAM);
        svg.text("Hz (mel scale)", "transform", Strip.turned(y + SPECTROGRAM / 2.0), "class", "label middle");
        svg.text(Numbers.fixed(shown.lowest(), 0), "x", -8, "y", y + SPECTROGRAM - 1, "class", "tick end");
        svg.text(Numbers.fixed(shown.highest(), 0), "x", -8, "y", y + 10, "class", "tick end");
        y += SPECTROGRAM + GAP;
    }

    private void map() {
        image(heat(ColourMap.INFERNO), mapped(), MAP);
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
        Signal signal = wave.signal();
        List<String> findings = shown.truth().intervals().stream()
                .map(Interval::finding)
                .distinct()
                .toList();
        return "Case " + shown.prediction().id() + ": waveform"
                + (wave.spectrogram().isPresent() ? ", log-mel spectrogram" : "")
                + (wave.hasMap() ? ", map of where the model found it abnormal" : "") + " over "
                + Numbers.significant(signal.duration(), 3) + " s."
                + (findings.isEmpty() ? "" : " Known findings, shaded: " + String.join(", ", findings) + ".");
    }

    private static String unit(Signal.Channel channel) {
        return channel.unit().equals("1") ? "amplitude" : channel.unit();
    }

    /** What the colours of some values span. */
    static Axis range(float[][] values) {
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
