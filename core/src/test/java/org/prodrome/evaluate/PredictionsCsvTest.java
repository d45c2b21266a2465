package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.data.Truth.Label.NORMAL;
import static org.prodrome.data.Truth.Label.UNKNOWN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;

final class PredictionsCsvTest {
    private static final Seed SEED = new Seed(4180);

    @TempDir
    Path folder;

    @Test
    void figuresComeBackExactly() throws IOException, FormatException {
        List<Prediction> predictions = Predictions.draw(SEED.random(), 826);
        Path file = folder.resolve("predictions.csv");
        PredictionsCsv.write(file, predictions);
        List<Prediction> back = PredictionsCsv.read(file);
        assertThat(back).as("%s", SEED).isEqualTo(predictions);
        assertThat(Evaluation.of(back, Predictions.folds(5), SEED))
                .isEqualTo(Evaluation.of(predictions, Predictions.folds(5), SEED));
    }

    @Test
    void writesOneLineACase() throws IOException, FormatException {
        List<Prediction> predictions = List.of(
                Predictions.of("a0001", "s1", "training-a", 0, NORMAL, 0.1 + 0.2),
                new Prediction("b,\"2\"", Subject.of("line\nbreak"), "", 3, UNKNOWN, -1e-300, Optional.empty()));
        Path file = folder.resolve("predictions.csv");
        PredictionsCsv.write(file, predictions);
        assertThat(file).hasContent("""
                case,subject,site,fold,label,score,decision
                a0001,s1,training-a,0,0,0.30000000000000004,0
                "b,""2""\","line
                break",,3,,-1.0E-300,
                """);
        assertThat(PredictionsCsv.read(file)).isEqualTo(predictions);
    }

    @Test
    void readsLinesThatEndAsTheStandardHasIt() throws IOException, FormatException {
        Path file = folder.resolve("predictions.csv");
        Files.writeString(file, "case,subject,site,fold,label,score,decision\r\n\"1\",s,a,0,1,2,1");
        assertThat(PredictionsCsv.read(file)).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo("1");
            assertThat(each.decision()).contains(true);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1,s,a,0,2,0.5,1           | , line 3, label: expected 1, 0 or nothing, got 2",
                "1,s,a,0,1,NaN,1           | , line 3, score: expected a finite number, got NaN",
                "1,s,a,0,1,high,1          | , line 3, score: expected a finite number, got high",
                "1,s,a,-1,1,0.5,1          | , line 3, fold: expected a number from 0, got -1",
                "1,s,a,0,1,0.5,yes         | , line 3, decision: expected 1, 0 or nothing, got yes",
                "1,s,a,0,1,0.5             | , line 3: expected 7 fields, got 6",
                "1,\"s,a,0,1,0.5           | , line 3: expected a closing quote, got the end of the file",
                "1,\"s\"t,a,0,1,0.5,1      | , line 3: expected a comma or the end of the line after a field, got 't'",
                "1,s\"t,a,0,1,0.5,1        | , line 3: expected a field with quotes to be quoted as a whole, got a quote within a plain field",
            })
    void namesTheLineAndTheColumn(String line, String message) throws IOException {
        Path file = folder.resolve("predictions.csv");
        Files.writeString(file, "case,subject,site,fold,label,score,decision\n0,s,a,0,1,0.5,1\n" + line + "\n");
        assertThatThrownBy(() -> PredictionsCsv.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + message);
    }

    @Test
    void refusesAnotherHeader() throws IOException {
        Path file = folder.resolve("predictions.csv");
        Files.writeString(file, "case,score\n");
        assertThatThrownBy(() -> PredictionsCsv.read(file))
                .hasMessage(file + ", line 1: expected case,subject,site,fold,label,score,decision, got case,score");
        Files.write(file, new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> PredictionsCsv.read(file))
                .hasMessage(file + ": expected UTF-8, got bytes that are not");
        Files.writeString(file, "");
        assertThatThrownBy(() -> PredictionsCsv.read(file)).hasMessageEndingWith("got nothing");
    }
}
