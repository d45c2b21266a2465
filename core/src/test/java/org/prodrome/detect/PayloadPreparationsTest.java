package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Text;
import org.prodrome.data.Volume;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Words;

/** Pictures, volumes, rows and irregular series, made ready for a network. */
final class PayloadPreparationsTest {
    private static final List<Signal.Channel> GREY = List.of(new Signal.Channel("grey", "1"));
    private static final List<Signal.Channel> COLOURS =
            List.of(new Signal.Channel("red", "1"), new Signal.Channel("green", "1"), new Signal.Channel("blue", "1"));

    private static Image picture(List<Signal.Channel> channels, int height, int width, float... samples) {
        return new Image(samples, channels, height, width, List.of());
    }

    @Test
    void aPictureIsStretchedToTheNetworksSize() throws Exception {
        Field field = new PicturePreparation(1, 1, 2).field(picture(GREY, 2, 2, 0, 10, 2, 12), "x");
        assertThat(field)
                .extracting(Field::channels, Field::length, Field::inner)
                .containsExactly(1, 1, 2);
        assertThat(field.values()).containsExactly(1, 11);
    }

    @Test
    void colourBecomesBrightnessAndGreyBecomesColour() throws Exception {
        Image colour = picture(COLOURS, 1, 1, 100, 10, 1);
        assertThat((double) new PicturePreparation(1, 1, 1).field(colour, "x").values()[0])
                .isCloseTo(29.9 + 5.87 + 0.114, within(1e-4));
        assertThat(new PicturePreparation(3, 1, 1).field(colour, "x").values()).containsExactly(100, 10, 1);
        assertThat(new PicturePreparation(3, 1, 1)
                        .field(picture(GREY, 1, 1, 7), "x")
                        .values())
                .containsExactly(7, 7, 7);
        assertThatThrownBy(() -> new PicturePreparation(4, 1, 1).field(colour, "case c"))
                .isInstanceOf(FormatException.class)
                .hasMessage("case c: expected 4 channels or more, got 3");
    }

    @Test
    void aVolumeComesSliceBySliceOrWhole() throws Exception {
        float[] samples = new float[2 * 4 * 2 * 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i;
        }
        List<Signal.Channel> two = List.of(new Signal.Channel("T1", "1"), new Signal.Channel("T2", "1"));
        Volume volume = new Volume(samples, two, 4, 2, 2, List.of(), List.of());
        Field slices = new PicturePreparation(2, 2, 2).field(volume, "x");
        assertThat(slices)
                .extracting(Field::channels, Field::length, Field::inner)
                .containsExactly(2, 4, 4);
        assertThat(slices.values()).isEqualTo(samples);
        Field whole = new VolumePreparation(1, 2, 1, 1).field(volume, "x");
        assertThat(whole)
                .extracting(Field::channels, Field::length, Field::inner)
                .containsExactly(1, 2, 1);
        // Of four slices 0 to 3 the first new one sees the first three, by weights 3 : 3 : 1.
        assertThat((double) whole.values()[0]).isCloseTo(1.5 + 4 * (3 * 0 + 3 * 1 + 1 * 2) / 7.0, within(1e-5));
    }

    @Test
    void aRowKeepsWhatIsMissing() throws Exception {
        Row row = new Row(List.of("age", "sodium", "lactate"), new double[] {61, Double.NaN, 2.5});
        Preparation open = new RowPreparation(List.of());
        Preparation seen = open.seen(row, "x");
        assertThat(seen.grid().channels()).isEqualTo(3);
        assertThat(seen.field(row, "x").values()).containsExactly(61, Float.NaN, 2.5f);
        Preparation chosen = new RowPreparation(List.of("lactate", "age"));
        assertThat(chosen.seen(row, "x")).isEqualTo(chosen);
        assertThat(chosen.field(row, "x").values()).containsExactly(2.5f, 61);
        assertThatThrownBy(() -> new RowPreparation(List.of("pH")).field(row, "case r"))
                .isInstanceOf(FormatException.class)
                .hasMessage("case r: expected a column pH, got the columns [age, sodium, lactate]");
        Field nothing = seen.field(new Row(row.columns(), new double[] {Double.NaN, Double.NaN, Double.NaN}), "x");
        assertThat(seen.isBlank(nothing)).isTrue();
        assertThat(seen.isBlank(seen.field(row, "x"))).isFalse();
    }

    @Test
    void aSeriesIsAveragedInStepsAndKeepsItsGaps() throws Exception {
        Irregular series = new Irregular(
                List.of(
                        new Irregular.Variable(
                                "HR", "bpm", new double[] {0, 30, 60, 500}, new double[] {80, 90, 70, 1}),
                        new Irregular.Variable("pH", "1", new double[] {}, new double[] {})),
                600);
        Preparation open = new IrregularPreparation(List.of(), 60, 3);
        Preparation seen = open.seen(series, "x");
        assertThat(seen.grid().shape(5)).containsExactly(5, 2, 3);
        assertThat(seen.field(series, "x").values())
                .containsExactly(85, 70, Float.NaN, Float.NaN, Float.NaN, Float.NaN);
    }

    @Test
    void aStepMayHoldHowMuchASeriesVaries() throws Exception {
        float[][] samples = {{1, 3, 5, 5, Float.NaN, 2, 100, 104}};
        Signal arm = new Signal(samples, 2, List.of(new Signal.Channel("x", "1/64 g")));
        Preparation seen = new SpreadPreparation(List.of(), 2, 2).seen(arm, "x");
        assertThat(seen.grid().shape(1)).containsExactly(1, 1, 2);
        assertThat(seen.field(arm, "x").values())
                .containsExactly(new float[] {(float) Math.sqrt(11 / 3.0), 57.7697f}, within(1e-3f));
        assertThat(new SpreadPreparation(List.of(), 0.5, 1)
                        .seen(arm, "x")
                        .field(arm, "x")
                        .values())
                .containsExactly(Float.NaN);
    }

    @Test
    void aTextIsItsWordsNumbersAndFilledUp() throws Exception {
        Preparation text = new TextPreparation(4, 2);
        assertThat(text.grid().shape(3)).containsExactly(3, 1, 4);
        Field field = text.field(new Text("No fever."), "x");
        int[] words = Words.of("no fever .");
        assertThat(field.values()).containsExactly(words[0], words[1], words[2], 0);
        assertThat(text.isBlank(field)).isFalse();
        assertThat(text.field(new Text("a b c d e f g"), "x").length()).isEqualTo(7);
        assertThatThrownBy(() -> text.field(new Text(" "), "case n"))
                .isInstanceOf(FormatException.class)
                .hasMessage("case n: expected a text of a word or more, got none");
        assertThatThrownBy(() -> text.field(new Row(List.of("a"), new double[1]), "case r"))
                .hasMessage("case r: expected a text, got a payload of kind row");
    }

    @Test
    void partsOfACaseAreChannelsOfOneGridAndOneThatLacksIsMissing() throws Exception {
        Preparation pair = new SeveralPreparation(
                new TreeMap<>(Map.of("ADC", new PicturePreparation(1, 1, 2), "T2w", new PicturePreparation(1, 1, 2))));
        assertThat(pair.grid()).isEqualTo(new Grid(2, List.of(1, 2), OptionalDouble.empty(), true));
        Image adc = picture(GREY, 1, 2, 1, 2);
        Image finer = picture(GREY, 2, 2, 0, 10, 2, 12);
        assertThat(pair.field(new Several(Map.of("ADC", adc, "T2w", finer, "DWI", adc)), "x")
                        .values())
                .containsExactly(1, 2, 1, 11);
        assertThat(pair.field(new Several(Map.of("T2w", finer)), "x").values())
                .containsExactly(Float.NaN, Float.NaN, 1, 11);
        assertThatThrownBy(() -> pair.field(new Several(Map.of("DWI", adc)), "case p"))
                .isInstanceOf(FormatException.class)
                .hasMessage("case p: expected one of the parts [ADC, T2w], got the parts [DWI]");
        assertThatThrownBy(() -> pair.field(new Several(Map.of("ADC", new Text("note"))), "case p"))
                .hasMessage("case p, ADC: expected an image or a volume, got a payload of kind text");
    }

    @Test
    void partsOfOtherLengthsAreRefused() {
        Preparation pair = new SeveralPreparation(
                new TreeMap<>(Map.of("a", new PicturePreparation(1, 1, 2), "b", new PicturePreparation(1, 2, 2))));
        assertThatThrownBy(pair::grid)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("preparation.parts: expected windows alike, of [1, 2], got [2, 2]");
    }

    @Test
    void signalsOfSeveralRatesAreAveragedInStepsTogether() throws Exception {
        Signal fast = new Signal(new float[][] {{1, 3, 5, 7}}, 2, List.of(new Signal.Channel("pulse", "1")));
        Signal slow = new Signal(new float[][] {{10, Float.NaN}}, 1, List.of(new Signal.Channel("sweat", "1")));
        Preparation open = new SeveralPreparation(new TreeMap<>(Map.of(
                "BVP", new IrregularPreparation(List.of(), 1, 2), "EDA", new IrregularPreparation(List.of(), 1, 2))));
        Several both = new Several(Map.of("BVP", fast, "EDA", slow));
        Preparation seen = open.seen(both, "x");
        assertThat(seen.grid().shape(1)).containsExactly(1, 2, 2);
        assertThat(seen.field(both, "x").values()).containsExactly(2, 6, 10, Float.NaN);
    }

    @Test
    void anotherKindOfPayloadIsRefusedByItsName() {
        for (Preparation each : Arrays.asList(
                new PicturePreparation(1, 2, 2),
                new VolumePreparation(1, 2, 2, 2),
                new RowPreparation(List.of("a")),
                new IrregularPreparation(List.of("a"), 1, 2),
                new SignalPreparation(1, 10, 1, 1))) {
            assertThatThrownBy(() -> each.field(new Text("note"), "case t"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageStartingWith("case t: expected ")
                    .hasMessageEndingWith("got a payload of kind text");
        }
    }

    @Test
    void channelsOfASignalStayTogether() throws Exception {
        Signal signal = new Signal(
                new float[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 9, 9, 9}},
                100,
                List.of(new Signal.Channel("a", "mV"), new Signal.Channel("b", "mV"), new Signal.Channel("c", "mV")));
        Field field = new SignalPreparation(2, 100, 0.02, 0.02).field(signal, "x");
        assertThat(field.values()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThatThrownBy(() -> new SignalPreparation(4, 100, 0.02, 0.02).field(signal, "case s"))
                .hasMessage("case s: expected 4 channels or more, got 3");
        signal.samples()[1][2] = Float.NaN;
        assertThatThrownBy(() -> new SignalPreparation(2, 100, 0.02, 0.02).field(signal, "case s"))
                .hasMessage("case s, channel 2, sample 2: expected a finite number, got NaN");
    }
}
