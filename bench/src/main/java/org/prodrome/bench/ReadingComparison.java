package org.prodrome.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Format;
import org.prodrome.data.format.Part;

/**
 * Reads every file of a folder, samples and all, beside the Python tool that people read it with: pydicom (with GDCM),
 * nibabel, mne, wfdb, NumPy, Pillow. Only files that both read are timed; each is read several times in turns, and the
 * medians are added up by tool. Prodrome's must be at most as much. A tool that Python doesn't find is named in the
 * first line, and its files are left out; one that lies in a folder, as wfdb-python's sources do, is found through
 * PYTHONPATH.
 *
 * <pre>
 *   PRODROME_PYTHON=python3 ./prodrome bench ReadingComparison ../shared/conformance
 * </pre>
 */
public final class ReadingComparison {
    private static final int ROUNDS = 5;
    private static final String SCRIPT = "reading_peer.py";
    private static final int WARM_UP = 3;

    private ReadingComparison() {}

    /** Times by one tool, added up. */
    private static final class Sum {
        private int files;
        private double ours;
        private double theirs;
    }

    /** Prints a line for each tool. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.out.println("usage: prodrome bench ReadingComparison FOLDER...");
            System.exit(2);
        }
        Optional<PythonPeer> found = PythonPeer.start(SCRIPT);
        if (found.isEmpty()) {
            System.out.println("skipped: no NumPy in the Python that PRODROME_PYTHON names (or python3)");
            return;
        }
        System.out.println("tools: " + found.get().greeting() + "; medians of " + ROUNDS + ", added up, in ms");
        List<Path> files = new ArrayList<>();
        for (String folder : args) {
            files.addAll(files(Path.of(folder)));
        }
        print(compare(files, found.get()));
    }

    /** A tool may crash in native code; another process goes on with the next file. */
    private static Map<String, Sum> compare(List<Path> files, PythonPeer first) throws IOException {
        Map<String, Sum> sums = new TreeMap<>();
        PythonPeer peer = first;
        try {
            for (Path file : files) {
                try {
                    compare(file, peer, sums);
                } catch (IOException e) {
                    System.out.println(file.getFileName() + ": left out, for it ended the Python process");
                    peer.close();
                    peer = PythonPeer.start(SCRIPT).orElseThrow();
                }
            }
        } finally {
            peer.close();
        }
        return sums;
    }

    private static void print(Map<String, Sum> sums) {
        System.out.printf("%-10s %6s %10s %10s %7s%n", "tool", "files", "Prodrome", "tool", "ratio");
        sums.forEach((tool, sum) -> System.out.printf(
                Locale.ROOT,
                "%-10s %6d %10.1f %10.1f %7.2f%n",
                tool,
                sum.files,
                sum.ours,
                sum.theirs,
                sum.ours / sum.theirs));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void compare(Path file, PythonPeer peer, Map<String, Sum> sums) throws IOException {
        Optional<String> tool = tool(file);
        if (tool.isEmpty() || peer.ask(tool.get() + "\t" + file).length == 0) {
            return;
        }
        for (int i = 0; i < WARM_UP; i++) {
            read(file);
        }
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ours[i] = Timings.milliseconds(() -> read(file));
            theirs[i] = peer.ask(tool.get() + "\t" + file)[0];
        }
        Sum sum = sums.computeIfAbsent(tool.get(), _ -> new Sum());
        sum.files++;
        sum.ours += Timings.median(ours);
        sum.theirs += Timings.median(theirs);
    }

    /** The tool for a file that Prodrome reads; empty where there is none. */
    private static Optional<String> tool(Path file) {
        try {
            Optional<Format> format = Format.of(file);
            if (format.isEmpty() || !read(file)) {
                return Optional.empty();
            }
            return switch (format.get()) {
                case DICOM -> Optional.of("pydicom");
                case NIFTI -> Optional.of("nibabel");
                case EDF -> Optional.of("mne");
                case WFDB -> Optional.of("wfdb");
                case NUMPY -> Optional.of("numpy");
                case PICTURE -> Optional.of("pillow");
                case CSV, FLAC, MATLAB, PARQUET, TEXT, WAV, WFDB_ANNOTATIONS -> Optional.empty();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the file is good and has samples, all of which are read. */
    private static boolean read(Path file) {
        try {
            Contents contents = Format.read(file);
            for (Part part : contents.parts()) {
                part.samples().to((_, _, _) -> {});
            }
            return !contents.parts().isEmpty();
        } catch (FormatException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
