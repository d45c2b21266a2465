package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * BraTS, of 2017 to 2023: folders as {@code BraTS20_Training_001}, also under HGG and LGG, {@code BraTS2021_00000} or
 * {@code BraTS-GLI-00000-000}, each with four NIfTI volumes of one grid: T1w, T1w with contrast agent, T2w and FLAIR,
 * which become the channels t1, t1ce, t2 and flair. All have a tumour, high- or low-grade where name_mapping.csv or the
 * folder says. The mask is the segmentation, whose values say the tumour's regions, where there is one; in the
 * validation part there is none. In BraTS20_Training_355 it is called otherwise. Of names with a time point
 * ({@code -000} at the end) the rest is the subject; the site is the one in the names of 2017 to 2019, which
 * name_mapping.csv has for 2020, and else unknown.
 *
 * <p>Menze et al., "The Multimodal Brain Tumor Image Segmentation Benchmark (BRATS)", IEEE Trans. Med. Imaging 34:1993,
 * 2015; Baid et al., arXiv:2107.02314; https://www.med.upenn.edu/cbica/brats2020/data.html,
 * https://www.synapse.org/Synapse:syn51156910.
 */
final class Brats implements PublicDataset {
    private static final String CITATION =
            "Menze et al., The Multimodal Brain Tumor Image Segmentation Benchmark (BRATS),"
                    + " IEEE Trans Med Imaging 34:1993, 2015";
    private static final Pattern FOLDER = Pattern.compile("(?i)(brats\\d{2,4}_\\w+|brats-[a-z]+-\\d{5}-\\d{3})");
    private static final Pattern WITH_TIME = Pattern.compile("(?i)(brats-[a-z]+-\\d{5})-\\d{3}");
    private static final Pattern WITH_SITE = Pattern.compile("(?i)brats1\\d_([a-z]+\\d*|2013)_\\w+_\\d+");
    private static final Pattern SEGMENTED = Pattern.compile("(?i).*segm\\.nii(\\.gz)?");
    private static final Pattern GRADE = Pattern.compile("HGG|LGG");

    @Override
    public About about() {
        return new About(
                "BraTS",
                "https://www.synapse.org/Synapse:syn51156910",
                "its own: research, by registration",
                "folders as in BraTS20_Training_001 or BraTS-GLI-00000-000, each with NIfTI of t1, t1ce, t2 and flair"
                        + " (t1n, t1c, t2w and t2f)",
                "2020: 369 to train, 125 to validate; 2021: 1,251 and 219",
                "folder, without the time point",
                "in the name, of 2017 to 2020",
                "all abnormal; the mask tells where",
                "Training train, Validation validation, where the name says");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        for (Path known : cases(folder)) {
            if (MultiContrast.in(known).isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Map<String, List<String>> mapping = mapping(folder.resolve("name_mapping.csv"));
        Listing listing = new Listing(folder);
        for (Path known : cases(folder)) {
            MultiContrast contrasts = MultiContrast.in(known)
                    .orElseThrow(() -> new FormatException(
                            known.toString(), "NIfTI of t1, t1ce, t2 and flair (or t1n, t1c, t2w, t2f)", "not all"));
            String id = Folder.name(known);
            List<String> names = new ArrayList<>(mapping.getOrDefault(id, List.of()));
            names.add(id);
            Optional<Path> mask = mask(known, contrasts);
            Truth truth = Truth.of(Truth.Label.ABNORMAL).withClasses(classes(known, names));
            Case of = new Case(
                    id,
                    Subject.of(WITH_TIME.matcher(id).replaceFirst("$1")),
                    site(names),
                    mask.map(drawn -> truth.withMask(() -> CaseFile.payload(drawn)))
                            .orElse(truth),
                    contrasts::read);
            List<Path> where = new ArrayList<>(contrasts.files());
            mask.ifPresent(where::add);
            listing.add(part(id).map(of::of).orElse(of), where.toArray(Path[]::new));
        }
        return listing.dataset(this, CITATION);
    }

    private static List<Path> cases(Path folder) throws IOException {
        List<Path> cases = new ArrayList<>(Folder.folders(folder, FOLDER));
        for (Path grade : Folder.folders(folder, GRADE)) {
            cases.addAll(Folder.folders(grade, FOLDER));
        }
        return cases;
    }

    private static Optional<Path> mask(Path known, MultiContrast contrasts) throws IOException {
        Optional<Path> segmented = contrasts.beside("seg");
        return segmented.isPresent()
                ? segmented
                : Folder.files(known, SEGMENTED).stream().findFirst();
    }

    private static Optional<Case.Part> part(String id) {
        String name = id.toLowerCase(Locale.ROOT);
        return name.contains("_training_")
                ? Optional.of(Case.Part.TRAIN)
                : name.contains("_validation_") ? Optional.of(Case.Part.VALIDATION) : Optional.empty();
    }

    private static List<String> classes(Path known, List<String> names) {
        String above = Folder.name(known.resolve(".."));
        return names.contains("HGG") || above.equals("HGG")
                ? List.of("glioma", "high-grade")
                : names.contains("LGG") || above.equals("LGG") ? List.of("glioma", "low-grade") : List.of("tumour");
    }

    private static String site(List<String> names) {
        return names.stream()
                .map(WITH_SITE::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .findFirst()
                .orElse("");
    }

    /** All names and the grade of a case, by each of its names. */
    private static Map<String, List<String>> mapping(Path table) throws IOException, FormatException {
        Map<String, List<String>> mapping = new HashMap<>();
        if (Files.isRegularFile(table)) {
            for (Csv.Row row : Csv.read(table)) {
                row.fields().forEach(name -> mapping.put(name.strip(), row.fields()));
            }
        }
        return mapping;
    }
}
