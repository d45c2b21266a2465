package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Brain MRI slices with and without a tumour: folders {@code yes} and {@code no} of pictures. Neither subjects nor
 * hospitals are known, and many pictures are there twice or more, so that a split has to join duplicates first.
 *
 * <p>Chakrabarty, "Brain MRI Images for Brain Tumor Detection", 2019,
 * https://www.kaggle.com/datasets/navoneel/brain-mri-images-for-brain-tumor-detection.
 */
final class BrainMri implements PublicDataset {
    private static final String CITATION = "Chakrabarty, Brain MRI Images for Brain Tumor Detection, 2019";

    @Override
    public About about() {
        return new About(
                "Brain MRI yes/no",
                "https://www.kaggle.com/datasets/navoneel/brain-mri-images-for-brain-tumor-detection",
                "none stated",
                "folders yes and no, each with pictures",
                "253 pictures, 155 of them with a tumour",
                "unknown, a picture",
                "none",
                "folder",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Folder.has(folder.resolve("yes"), Folder.PICTURE) && Folder.has(folder.resolve("no"), Folder.PICTURE);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Listing listing = Listing.of(this, folder);
        list(folder.resolve("no"), Truth.of(Truth.Label.NORMAL), listing);
        list(folder.resolve("yes"), Truth.of(Truth.Label.ABNORMAL).withClasses(List.of("tumour")), listing);
        return listing.dataset(this, CITATION);
    }

    private static void list(Path half, Truth truth, Listing listing) throws IOException {
        for (Path file : Folder.files(half, Folder.PICTURE)) {
            String id = listing.id(file);
            listing.add(new Case(id, Subject.ofRecord(id), "", truth, () -> CaseFile.payload(file)), file);
        }
    }
}
