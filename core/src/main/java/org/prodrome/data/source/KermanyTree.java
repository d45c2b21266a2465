package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * A folder a part, in it a folder a class: {@code train/NORMAL}, {@code test/PNEUMONIA}; or one of those parts by
 * itself, whose cases then have no part. NORMAL is normal.
 *
 * @param files how a class's files are called; the first group is the patient, who is another one in another part where
 *     the name has letters
 */
record KermanyTree(Map<String, Pattern> files) {
    /** Of the release that holds both of its data sets. */
    static final String ADDRESS = "https://data.mendeley.com/datasets/rscbjbr9sj/2";

    static final String LICENCE = "CC BY 4.0";

    private static final String CITATION = "Kermany et al., Identifying Medical Diagnoses and Treatable Diseases by"
            + " Image-Based Deep Learning, Cell 172:1122, 2018";
    private static final Map<String, Case.Part> PARTS =
            Map.of("train", Case.Part.TRAIN, "val", Case.Part.VALIDATION, "test", Case.Part.TEST);

    KermanyTree {
        files = Map.copyOf(files);
    }

    boolean isAt(Path folder) throws IOException {
        for (String part : PARTS.keySet()) {
            if (holds(folder.resolve(part))) {
                return true;
            }
        }
        return holds(folder);
    }

    private boolean holds(Path part) throws IOException {
        for (Map.Entry<String, Pattern> known : files.entrySet()) {
            if (Folder.has(part.resolve(known.getKey()), known.getValue())) {
                return true;
            }
        }
        return false;
    }

    Dataset read(PublicDataset source, Path folder, String site) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Map.Entry<String, Case.Part> part : new TreeMap<>(PARTS).entrySet()) {
            for (Map.Entry<Path, Case> each :
                    cases(folder.resolve(part.getKey()), site, listing).entrySet()) {
                listing.add(each.getValue().of(part.getValue()), each.getKey());
            }
        }
        cases(folder, site, listing).forEach((file, one) -> listing.add(one, file));
        return listing.dataset(source, CITATION);
    }

    private Map<Path, Case> cases(Path part, String site, Listing listing) throws IOException, FormatException {
        Map<Path, Case> cases = new LinkedHashMap<>();
        for (Map.Entry<String, Pattern> known : new TreeMap<>(files).entrySet()) {
            Truth truth = truth(known.getKey());
            for (Path file : Folder.files(part.resolve(known.getKey()), known.getValue())) {
                Subject subject = Subject.of(patient(known.getValue(), file, Folder.name(part)));
                cases.put(file, new Case(listing.id(file), subject, site, truth, () -> CaseFile.payload(file)));
            }
        }
        return cases;
    }

    private static Truth truth(String known) {
        return known.equals("NORMAL")
                ? Truth.of(Truth.Label.NORMAL)
                : Truth.of(Truth.Label.ABNORMAL).withClasses(List.of(known.toLowerCase(Locale.ROOT)));
    }

    private static String patient(Pattern names, Path file, String part) {
        Matcher name = names.matcher(Folder.name(file));
        if (!name.matches()) {
            throw new AssertionError("only files of these names were listed");
        }
        String patient = name.group(1);
        return Character.isDigit(patient.charAt(0)) ? patient : part + "/" + patient;
    }
}
