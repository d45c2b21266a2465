package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Hippocampi of the Medical Segmentation Decathlon: folders {@code imagesTr} and {@code labelsTr} (or {@code images}
 * and {@code labels}) of volumes such as {@code hippocampus_001.nii.gz}, of Task04. A case is the volume alone, a
 * subject each. The label volumes draw anatomy, head and body of the hippocampus, not disease, and are not read; no
 * anomaly is marked, so that each volume counts as normal, though some of the adults had a psychotic disorder.
 *
 * <p>Antonelli et al., "The Medical Segmentation Decathlon", Nat. Commun. 13:4128, 2022; http://medicaldecathlon.com.
 */
final class Hippocampus implements PublicDataset {
    private static final String CITATION =
            "Antonelli et al., The Medical Segmentation Decathlon, Nat Commun 13:4128, 2022";
    private static final Pattern VOLUME = Pattern.compile("(hippocampus_\\d{3})\\.nii(\\.gz)?");

    @Override
    public About about() {
        return new About(
                "Decathlon hippocampus",
                "http://medicaldecathlon.com",
                "CC BY-SA 4.0",
                "a folder imagesTr or images, with volumes as in hippocampus_001.nii.gz",
                "394 volumes, 263 of them for training",
                "volume",
                "one",
                "all normal",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Folder.has(images(folder), VOLUME);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Path file : Folder.files(images(folder), VOLUME)) {
            String id = Folder.name(file).replaceFirst("\\.nii(\\.gz)?$", "");
            Truth truth = Truth.of(Truth.Label.NORMAL);
            listing.add(new Case(id, Subject.of(id), "Vanderbilt", truth, () -> CaseFile.payload(file)), file);
        }
        return listing.dataset(this, CITATION);
    }

    private static Path images(Path folder) {
        Path published = folder.resolve("imagesTr");
        return Files.isDirectory(published) ? published : folder.resolve("images");
    }
}
