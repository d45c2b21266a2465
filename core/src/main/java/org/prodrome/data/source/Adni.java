package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * ADNI as its archive delivers it: {@code ADNI/002_S_0295/MP-RAGE/2006-04-18_08_20_30.0/S13408} or {@code .../I13722}
 * of DICOM slices or one NIfTI file (a subject, a description, a time, a series or image), and beside the folder ADNI,
 * or in it, the collection's CSV with columns Image Data ID, Subject and Group. A case is a file, or a folder of DICOM
 * slices. CN is normal; MCI, EMCI, LMCI and AD are abnormal; SMC, who complain of their memory and test well, and
 * others are unknown, as are images that no table names. Where the image's number is not in the name of its folder or
 * file, the subject's only group counts. A subject's first three digits are the site.
 *
 * <p>Petersen et al., "Alzheimer's Disease Neuroimaging Initiative (ADNI): clinical characterization", Neurology
 * 74:201, 2010; https://adni.loni.usc.edu. Layout and columns are as several public loaders have them.
 */
final class Adni implements PublicDataset {
    private static final String CITATION =
            "Petersen et al., Alzheimer's Disease Neuroimaging Initiative (ADNI): clinical"
                    + " characterization, Neurology 74:201, 2010";
    private static final Pattern SUBJECT = Pattern.compile("\\d{3}_S_\\d{4,5}");
    private static final Pattern ANY = Pattern.compile("[^.].*");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}_\\d{2}_\\d{2}_\\d{2}\\.\\d");
    private static final Pattern NIFTI = Pattern.compile("[^.].*\\.nii(\\.gz)?");
    private static final Pattern SLICE = Pattern.compile("[^.].*\\.dcm");
    private static final Pattern TABLE = Pattern.compile("[^.].*\\.csv");
    private static final Pattern IMAGE = Pattern.compile("(?:.*_)?(I\\d+)(?:\\.nii(?:\\.gz)?)?");

    /** Groups by image and by subject. */
    private record Groups(Map<String, String> images, Map<String, TreeSet<String>> subjects, List<Path> tables) {}

    @Override
    public About about() {
        return new About(
                "ADNI",
                "https://adni.loni.usc.edu",
                "its own: a data use agreement",
                "a folder ADNI of folders as in 002_S_0295/MP-RAGE/2006-04-18_08_20_30.0/S13408, and the collection's CSV",
                "grows; what a collection holds",
                "folder",
                "first digits of the subject",
                "CN normal, MCI, EMCI, LMCI and AD abnormal, others unknown",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        for (Path subject : Folder.folders(root(folder), SUBJECT)) {
            for (Path description : Folder.folders(subject, ANY)) {
                if (!Folder.folders(description, TIME).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Groups groups = groups(folder);
        Listing listing = new Listing(folder);
        for (Path subject : Folder.folders(root(folder), SUBJECT)) {
            for (Path description : Folder.folders(subject, ANY)) {
                for (Path time : Folder.folders(description, TIME)) {
                    for (Path image : Folder.folders(time, ANY)) {
                        add(subject, image, groups, listing);
                    }
                }
            }
        }
        return listing.dataset(this, CITATION);
    }

    private static void add(Path subject, Path image, Groups groups, Listing listing) throws IOException {
        List<Path> cases = new ArrayList<>(Folder.files(image, NIFTI));
        List<Path> slices = Folder.files(image, SLICE);
        if (!slices.isEmpty()) {
            cases.add(image);
        }
        String name = Folder.name(subject);
        for (Path found : cases) {
            Matcher numbered = IMAGE.matcher(Folder.name(found));
            Optional<String> number = numbered.matches() ? Optional.of(numbered.group(1)) : Optional.empty();
            TreeSet<String> own = groups.subjects().getOrDefault(name, new TreeSet<>());
            String group = number.map(groups.images()::get).orElse(own.size() == 1 ? own.first() : "");
            Case of = new Case(
                    listing.id(found),
                    Subject.of(name),
                    name.substring(0, 3),
                    truth(group),
                    () -> CaseFile.payload(found));
            List<Path> where = new ArrayList<>(groups.tables());
            where.addAll(Files.isDirectory(found) ? slices : List.of(found));
            listing.add(of, where.toArray(Path[]::new));
        }
    }

    private static Truth truth(String group) {
        Truth.Label label = switch (group) {
            case "CN" -> Truth.Label.NORMAL;
            case "MCI", "EMCI", "LMCI", "AD" -> Truth.Label.ABNORMAL;
            default -> Truth.Label.UNKNOWN;
        };
        return Truth.of(label).withClasses(group.isEmpty() ? List.of() : List.of(group));
    }

    private static Path root(Path folder) {
        Path inside = folder.resolve("ADNI");
        return Files.isDirectory(inside) ? inside : folder;
    }

    private static Groups groups(Path folder) throws IOException, FormatException {
        Groups groups = new Groups(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        for (Path file : Folder.files(folder, TABLE)) {
            if (!Folder.firstLine(file).contains("Image Data ID")) {
                continue;
            }
            groups.tables().add(file);
            NamedColumns table = NamedColumns.read(file, ',', "Image Data ID", "Subject", "Group");
            for (Csv.Row row : table.rows()) {
                String image = table.of(row, "Image Data ID");
                String group = table.of(row, "Group");
                groups.images().put(image.startsWith("I") ? image : "I" + image, group);
                groups.subjects()
                        .computeIfAbsent(table.of(row, "Subject"), _ -> new TreeSet<>())
                        .add(group);
            }
        }
        return groups;
    }
}
