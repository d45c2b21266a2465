package org.prodrome.data.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Truth;

/**
 * The CHB-MIT Scalp EEG Database: folders chb01 to chb24 of EDF files at 256 Hz, and in each a
 * {@code chb01-summary.txt} that names its files and, in seconds from a file's start, its seizures. A case is a file;
 * one without a seizure is normal, in so far as none is on; one that the summary doesn't name is unknown. Cases chb01
 * and chb21 are of the same girl, one and a half years apart, and so one subject.
 *
 * <p>Shoeb, "Application of Machine Learning to Epileptic Seizure Onset Detection and Treatment", PhD thesis, MIT,
 * 2009; https://physionet.org/content/chbmit/1.0.0/, which tells of the subjects and the files.
 */
final class ChbMit implements PublicDataset {
    private static final String CITATION =
            "Shoeb, Application of Machine Learning to Epileptic Seizure Onset Detection and Treatment, MIT, 2009";
    private static final Pattern NAMED = Pattern.compile("File Name:\\s*(\\S+)\\s*");
    private static final Pattern START = Pattern.compile("Seizure(?: \\d+)? Start Time:\\s*(\\d{1,6}) seconds\\s*");
    private static final Pattern END = Pattern.compile("Seizure(?: \\d+)? End Time:\\s*(\\d{1,6}) seconds\\s*");

    private final SeizureFolders folders = new SeizureFolders(
            Pattern.compile("chb\\d{2}"),
            name -> name + "-summary.txt",
            Pattern.compile("chb\\d{2}[a-z]?_\\d{2}\\+?\\.edf"));

    @Override
    public About about() {
        return new About(
                "CHB-MIT",
                "https://physionet.org/content/chbmit/",
                "ODC-By 1.0",
                "folders chb01 to chb24, each with EDF files and a text as in chb01-summary.txt",
                "24 cases of 23 subjects, 198 seizures",
                "folder; chb01 and chb21 are one",
                "one",
                "a seizure in it",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return folders.isAt(folder);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        return folders.read(
                this,
                folder,
                CITATION,
                "Boston",
                name -> name.replace("chb21", "chb01"),
                Truth.unknown(),
                (summary, _) -> seizures(summary));
    }

    private static Map<Path, List<Truth.Interval>> seizures(Path summary) throws IOException, FormatException {
        Map<Path, List<Truth.Interval>> seizures = new HashMap<>();
        List<Truth.Interval> current = new ArrayList<>();
        double start = -1;
        List<String> lines = Files.readAllLines(summary, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < lines.size(); i++) {
            Matcher named = NAMED.matcher(lines.get(i).strip());
            Matcher starts = START.matcher(lines.get(i).strip());
            Matcher ends = END.matcher(lines.get(i).strip());
            if (named.matches()) {
                current = seizures.computeIfAbsent(summary.resolveSibling(named.group(1)), _ -> new ArrayList<>());
            } else if (starts.matches()) {
                start = Double.parseDouble(starts.group(1));
            } else if (ends.matches()) {
                double end = Double.parseDouble(ends.group(1));
                if (start < 0 || end < start) {
                    throw new FormatException(
                            summary + ", line " + (i + 1), "the end of a seizure after its start", "another time");
                }
                current.add(new Truth.Interval(start, end, "seizure"));
                start = -1;
            }
        }
        return seizures;
    }
}
