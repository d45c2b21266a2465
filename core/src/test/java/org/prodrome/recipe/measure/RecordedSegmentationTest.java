package org.prodrome.recipe.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.SharedFiles;

/** The recordings of PhysioNet/CinC 2016's database a that have an ECG. */
class RecordedSegmentationTest {
    @Test
    @Tag("slow")
    void findsSoundsWhereTheEcgSays() throws Exception {
        RecordedSegmentation measured = RecordedSegmentation.of(SharedFiles.folder("data/physionet2016/training-a"));
        measured.measurement().rows().forEach(System.out::println);
        SoundFigures all = measured.all();
        SoundFigures regular = measured.regular();
        assertThat(all.segmented().recordings()).isEqualTo(117);
        assertThat(all.segmented().f1(0, 0, SoundFigures.WIDE)).isGreaterThan(0.8);
        assertThat(regular.segmented().f1(0, 0, SoundFigures.WIDE)).isGreaterThan(0.9);
        for (int which = 0; which < 2; which++) {
            assertThat(all.segmented().f1(which, 0, SoundFigures.WIDE))
                    .isGreaterThan(all.plain().f1(which, 0, SoundFigures.WIDE) + 0.1);
            assertThat(regular.segmented().f1(which, 0, SoundFigures.WIDE))
                    .isGreaterThan(regular.plain().f1(which, 0, SoundFigures.WIDE) + 0.1);
        }
    }

    @Test
    void refusesAFolderWithoutSuchRecords(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.hea"), "a 1 100 10\na.dat 16 200 16 0 0 0 0 ECG\n");
        assertThatThrownBy(() -> RecordedSegmentation.of(folder))
                .isInstanceOf(FormatException.class)
                .hasMessage(folder + ": expected WFDB records with a channel called PCG and one called ECG, got none");
        assertThatThrownBy(() -> RecordedSegmentation.of(folder.resolve("absent")))
                .isInstanceOf(FormatException.class)
                .hasMessageEndingWith("expected a folder of WFDB records, got nothing there");
    }
}
