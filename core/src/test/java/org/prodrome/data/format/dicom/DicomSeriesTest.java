package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;
import org.prodrome.data.Volume;
import org.prodrome.data.format.Contents;
import org.prodrome.data.source.CaseSearch;

/** Stacks of slices by where they lie. */
class DicomSeriesTest {
    @TempDir
    private Path folder;

    private int written;

    /** A slice of one pixel. */
    private void slice(String position, int number, int value) throws IOException {
        Files.write(
                folder.resolve("image" + written++),
                DicomFiles.little()
                        .text(Tag.MODALITY, Vr.CS, "MR")
                        .text(Tag.IMAGER_PIXEL_SPACING, Vr.DS, "0.5\\0.25")
                        .text(Tag.SERIES, Vr.UI, "1.2.3")
                        .text(Tag.INSTANCE_NUMBER, Vr.IS, Integer.toString(number))
                        .text(Tag.POSITION, Vr.DS, position)
                        .text(Tag.ORIENTATION, Vr.DS, "1\\0\\0\\0\\1\\0")
                        .grey(1, 1)
                        .words(Tag.PIXELS, value)
                        .file(TransferSyntax.EXPLICIT));
    }

    private Contents only() throws Exception {
        List<Contents> contents = DicomSeries.inFolder(folder);
        assertThat(contents).hasSize(1);
        return contents.getFirst();
    }

    @Test
    void slicesAreSortedFromFootToHeadWhateverTheirNumbers() throws Exception {
        slice("10\\20\\9", 1, 3);
        slice("10\\20\\5", 2, 1);
        slice("10\\20\\7", 3, 2);
        Contents series = only();
        assertThat(series.format()).isEqualTo("DICOM series");
        assertThat(series.warnings()).isEmpty();
        Volume volume = (Volume) series.payload().orElseThrow();
        assertThat(volume.samples()).containsExactly(1, 2, 3);
        assertThat(volume.spacing()).containsExactly(2.0, 0.5, 0.25);
        assertThat(volume.affine())
                .containsExactly(
                        -0.25, -0.0, -0.0, -10.0, -0.0, -0.5, -0.0, -20.0, 0.0, 0.0, 2.0, 5.0, 0.0, 0.0, 0.0, 1.0);
    }

    @Test
    void slicesOfAFolderAreOneCaseToJudge() throws Exception {
        slice("10\\20\\9", 1, 3);
        slice("10\\20\\5", 2, 1);
        CaseSearch.Found found = new CaseSearch(Set.of(Volume.class)).at(folder);
        assertThat(found.leads()).hasSize(1);
        assertThat(found.leads().getFirst().of().id())
                .isEqualTo(folder.resolve("image0").toString());
        assertThat(((Volume) found.leads().getFirst().of().payload()).samples()).containsExactly(1, 3);
        Files.write(folder.resolve("image9"), Arrays.copyOf(Files.readAllBytes(folder.resolve("image0")), 300));
        List<CaseSearch.Lead> leads =
                new CaseSearch(Set.of(Volume.class)).at(folder).leads();
        assertThat(leads).hasSize(2);
        assertThatThrownBy(() -> leads.getFirst().of().payload()).isInstanceOf(FormatException.class);
        assertThat(leads.getLast().doubts())
                .containsExactly(folder.resolve("image0")
                        + ": 1 file(s) beside it can't be read, and may be slices of its series");
    }

    @Test
    void missingSlicesAreSaid() throws Exception {
        for (int z : new int[] {0, 2, 4, 10}) {
            slice("0\\0\\" + z, z, z);
        }
        assertThat(only().warnings())
                .containsExactly("2 slices are missing: most lie 2.000 mm apart, some up to 6.000 mm");
        assertThat(only().parts().getFirst().affine()).isEmpty();
    }

    @Test
    void unevenSlicesAreSaid() throws Exception {
        slice("0\\0\\0", 1, 1);
        slice("0\\0\\2", 2, 1);
        slice("0\\0\\4.2", 3, 1);
        assertThat(only().warnings()).containsExactly("slices are unevenly spaced: 2.000 to 2.200 mm apart");
    }

    @Test
    void aTiltedGantryIsSaid() throws Exception {
        slice("0\\0\\0", 1, 1);
        slice("0\\1\\1", 2, 1);
        slice("0\\2\\2", 3, 1);
        assertThat(only().warnings())
                .containsExactly("the stack leans by 45.0 degrees, as of a tilted gantry; slices are not moved");
        assertThat(only().parts().getFirst().affine().subList(4, 8)).containsExactly(-0.0, -0.5, -1.0, -0.0);
    }

    @Test
    void momentsAreChannels() throws Exception {
        slice("0\\0\\0", 1, 10);
        slice("0\\0\\1", 2, 20);
        slice("0\\0\\0", 3, 11);
        slice("0\\0\\1", 4, 21);
        assertThat(only().parts().getFirst().shape()).containsExactly(2, 2, 1, 1);
        assertThat(only().parts().getFirst().samples().all(4)).containsExactly(10, 20, 11, 21);
    }

    @Test
    void aSliceTooManyIsLeftOutAloud() throws Exception {
        slice("0\\0\\0", 1, 10);
        slice("0\\0\\1", 2, 20);
        slice("0\\0\\1", 3, 99);
        assertThat(only().warnings())
                .containsExactly("1 slices lie where others do, but not in every place; they are left out");
        assertThat(only().parts().getFirst().samples().all(2)).containsExactly(10, 20);
    }

    @Test
    void theConformanceSeriesIsAVolume() throws Exception {
        Path series = SharedDicom.root().resolve("pydicom/test_files/dicomdirtests/98892001/CT5N");
        Contents contents = DicomSeries.inFolder(series).getFirst();
        assertThat(contents.parts().getFirst().shape()).containsExactly(1, 5, 16, 16);
        assertThat(contents.parts().getFirst().spacing()).containsExactly(2.5, 0.488281, 0.488281);
        assertThat(contents.parts().getFirst().channels().getFirst().unit()).isEqualTo("HU");
    }
}
