package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.Table;
import org.prodrome.data.format.table.ParquetColumn;
import org.prodrome.data.format.table.ParquetWriter;

class ParquetWriterTest {
    @TempDir
    private Path folder;

    /** By another project's reader. 70 000 rows are two groups. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 1000, 70_000})
    void isReadBack(int rows) throws Exception {
        double[] a = IntStream.range(0, rows)
                .mapToDouble(i -> i % 3 == 1 || (i > 500 && i < 900) ? Double.NaN : i / 4.0)
                .toArray();
        double[] b = IntStream.range(0, rows).mapToDouble(i -> -i).toArray();
        List<String> texts = IntStream.range(0, rows).mapToObj(i -> "é" + i).toList();
        Path file = folder.resolve("a.parquet");
        ParquetWriter.write(
                file,
                List.of(
                        new ParquetColumn.Texts("case", texts),
                        new ParquetColumn.Numbers("MLII/sdnn [ms]", a),
                        new ParquetColumn.Numbers("b", b)));
        Contents contents = Format.read(file);
        assertThat(contents.warnings()).containsExactly("1 columns hold no plain numbers and are left out");
        Table table = (Table) contents.payload().orElseThrow();
        assertThat(table.columns()).containsExactly("MLII/sdnn [ms]", "b");
        assertThat(table.values()).hasNumberOfRows(rows);
        for (int i = 0; i < rows; i++) {
            assertThat(table.values()[i]).containsExactly(a[i], b[i]);
        }
    }

    @Test
    void refusesColumnsOfOtherLengths() {
        assertThatThrownBy(() -> ParquetWriter.write(
                        folder.resolve("a.parquet"),
                        List.of(
                                new ParquetColumn.Numbers("a", new double[2]),
                                new ParquetColumn.Texts("b", List.of("c")))))
                .hasMessage("Parquet: expected columns of one length, got 2 and 1 rows");
        assertThat(folder.toFile().list()).isEmpty();
    }
}
