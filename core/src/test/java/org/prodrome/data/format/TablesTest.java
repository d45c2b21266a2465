package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.format.numpy.Numpy;
import org.prodrome.data.format.picture.Picture;
import org.prodrome.data.format.table.TextFile;

/** CSV, text, and what is written as NumPy and PNG. */
class TablesTest {
    @TempDir
    private Path folder;

    private Contents csv(String text) throws Exception {
        return Format.read(Files.writeString(folder.resolve("a.csv"), text));
    }

    private static double[][] values(Contents contents) throws Exception {
        return ((Table) contents.payload().orElseThrow()).values();
    }

    @Test
    void separatorHeaderAndMissingValuesAreTold() throws Exception {
        Contents contents = csv("\ufeffage;ward;pressure\n41;a;1,5\n\n42;b;NA\n");

        assertThat(contents.encoding()).isEqualTo("UTF-8 with a byte order mark, parted by semicolons, headed");
        assertThat(contents.parts().getFirst().channels())
                .extracting(Signal.Channel::name)
                .containsExactly("age", "pressure");
        assertThat(values(contents)[0]).containsExactly(41, 1.5);
        assertThat(values(contents)[1]).containsExactly(42, Double.NaN);
        assertThat(contents.warnings()).containsExactly("1 columns hold no numbers and are left out");
    }

    @Test
    void aTableWithoutHeaderKeepsItsFirstRow() throws Exception {
        assertThat(values(csv("1\t2\n3\t-4e2"))).isDeepEqualTo(new double[][] {{1, 2}, {3, -400}});
    }

    @Test
    void aHeaderMayHoldANumberWhereWordsStandAboveNumbers() throws Exception {
        assertThat(values(csv("1644226061.0,IBI\n92.9,0.78\n"))).isDeepEqualTo(new double[][] {{92.9f, 0.78f}});
    }

    @Test
    void wordsThatOnlyJavaTakesForNumbersAreNone() {
        assertThatThrownBy(() -> csv("a\n1f\n0x1p3\n")).hasMessageContaining("text in every column");
    }

    @Test
    void spreadsheetsMayNameTheSeparatorAndWriteWideCharacters() throws Exception {
        assertThat(values(csv("sep=;\na;b\n1,5;2\n"))).isDeepEqualTo(new double[][] {{1.5, 2}});
        for (Charset order : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = Files.writeString(folder.resolve("wide.csv"), "\ufeffgr\u00f6\u00dfe\tb\n1.5\t2\n", order);
            Contents contents = Format.read(file);
            assertThat(contents.encoding()).isEqualTo("UTF-16, parted by tabs, headed");
            assertThat(contents.parts().getFirst().channels().getFirst().name()).isEqualTo("gr\u00f6\u00dfe");
            assertThat(values(contents)).isDeepEqualTo(new double[][] {{1.5, 2}});
        }
        byte[] half = {(byte) 0xff, (byte) 0xfe, '1', 0, '\n', 0, '2'};
        assertThatThrownBy(() -> Format.read(Files.write(folder.resolve("half.csv"), half)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("text in UTF-16, got half a character");
    }

    @Test
    void raggedRowsAreRefusedByTheirLine() {
        assertThatThrownBy(() -> csv("1,2\n3\n"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("line 2: expected 2 cells as in the first row, got 1");
    }

    @Test
    void aQuoteThatDoesNotEndIsRefused() {
        assertThatThrownBy(() -> csv("a,b\n1,\"2" + "\n3".repeat(9_000_000))).isInstanceOf(FormatException.class);
    }

    @Test
    void textIsReadInItsEncoding() throws Exception {
        Path file = folder.resolve("note.txt");
        Files.write(file, "Mühe".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Format.read(file).encoding()).isEqualTo("Latin-1");
        assertThat(TextFile.read(file).text()).isEqualTo("Mühe");
        Files.writeString(file, "\ufeff" + "ü".repeat(40_000) + "x" + "漢".repeat(40_000));
        assertThat(Format.read(file).encoding()).isEqualTo("UTF-8 with a byte order mark");
        assertThat(TextFile.read(file).text()).hasSize(80_001).startsWith("ü").endsWith("漢");
        Files.write(file, new byte[] {'a', 0, 'b'});
        assertThatThrownBy(() -> Format.read(file)).hasMessageContaining("byte 1: expected text");
    }

    @Test
    void writtenArraysAndPicturesAreReadAgain() throws Exception {
        List<Signal.Channel> colours = List.of(
                new Signal.Channel("red", "1"),
                new Signal.Channel("green", "1"),
                new Signal.Channel("blue", "1"),
                new Signal.Channel("alpha", "1"));
        float[] samples = new float[4 * 2 * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i * 2849;
        }
        Image image = new Image(samples, colours, 2, 3, List.of());
        Picture.write(folder.resolve("a.png"), image);
        assertThat(((Image) Format.read(folder.resolve("a.png")).payload().orElseThrow()).samples())
                .containsExactly(samples);
        Numpy.write(folder.resolve("a.npy"), image);
        Contents array = Format.read(folder.resolve("a.npy"));
        assertThat(array.parts().getFirst().shape()).containsExactly(1, 4, 2, 3);
        assertThat(array.parts().getFirst().samples().all(24)).containsExactly(samples);
        assertThatThrownBy(() -> Picture.write(
                        folder.resolve("b.png"), new Image(new float[] {0.5f}, colours.subList(0, 1), 1, 1, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("b.png")).doesNotExist();
    }

    /** As a recording of few channels and many samples is kept, which nobody has named 140,000 columns for. */
    @Test
    void anArrayOfMoreColumnsThanCanHaveNamesIsASlice() throws Exception {
        int columns = 140_000;
        for (boolean fortran : new boolean[] {false, true}) {
            String header = "{'descr': '<f4', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (2, "
                    + columns + "), }";
            ByteBuffer bytes = ByteBuffer.allocate(128 + 4 * 2 * columns).order(ByteOrder.LITTLE_ENDIAN);
            bytes.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1))
                    .putShort((short) 118);
            bytes.put((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 2 * columns; i++) {
                bytes.putFloat(fortran ? i % 2 * columns + i / 2 : i);
            }
            Path file = Files.write(folder.resolve("wide.npy"), bytes.array());
            Part part = Format.read(file).parts().getFirst();
            assertThat(part.kind()).isEqualTo(Part.Kind.VOLUME);
            assertThat(part.shape()).containsExactly(1, 1, 2, columns);
            float[] values = new float[2 * columns];
            int[] at = {0};
            part.samples().to((some, from, to) -> {
                System.arraycopy(some, from, values, at[0], to - from);
                at[0] += to - from;
            });
            assertThat(at[0]).isEqualTo(values.length);
            assertThat(values[1]).isEqualTo(1);
            assertThat(values[columns + 7]).isEqualTo(columns + 7);
        }
    }
}
