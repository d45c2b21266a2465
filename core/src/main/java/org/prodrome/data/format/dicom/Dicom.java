package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.PatientNames;

/**
 * DICOM files: images become an image, those of several frames a volume [channel, frame, row, column] in the file's
 * order, waveforms a signal for each multiplex group; reports, plans and directories have no samples.
 *
 * <p>Grey values are those after the modality's rescaling or table, in its unit; palettes and luminance with colour
 * differences become red, green and blue. Nothing is done for display: no window, no overlay, no inversion.
 */
public final class Dicom {
    private static final Map<String, String> WITHOUT_SAMPLES = Map.of(
            "SR", "a structured report",
            "RTPLAN", "a radiotherapy plan",
            "RTSTRUCT", "contours of radiotherapy",
            "PR", "a presentation state",
            "KO", "a selection of key objects",
            "REG", "a registration",
            "DOC", "an encapsulated document");

    private Dicom() {}

    /** @param name the file's name in small letters */
    public static boolean recognises(byte[] head, String name) {
        if (PartTen.isMarked(head) || (PartTen.isGzip(head) && PartTen.isZipped(head))) {
            return true;
        }
        if (name.endsWith(".dcm") || name.endsWith(".dicom")) {
            return true;
        }
        boolean begins = head.length >= 8
                && (startsWith(head, 0x02, 0)
                        || startsWith(head, 0x08, 0)
                        || startsWith(head, 0, 0x02)
                        || startsWith(head, 0, 0x08));
        return begins && PartTen.guess(head, 0).isPresent() && Tag.vr(firstTag(head)) != Vr.UN;
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head[0] == first && head[1] == second;
    }

    private static int firstTag(byte[] head) {
        boolean big = head[0] == 0;
        int group = big ? head[1] : head[0];
        int element = big ? ((head[2] & 0xff) << 8) | (head[3] & 0xff) : ((head[3] & 0xff) << 8) | (head[2] & 0xff);
        return group << 16 | element;
    }

    /** @throws FormatException if it is no DICOM file, or lacks what it claims to have */
    public static Contents contents(Path path) throws IOException, FormatException {
        PartTen file = PartTen.open(path);
        PatientNames privacy = Privacy.of(file.set());
        List<String> warnings = new ArrayList<>(file.warnings());
        List<Part> parts = new ArrayList<>(new Waveforms(file, privacy).parts());
        String encoding = file.syntax().title();
        if (isUndescribed(file.set())) {
            warnings.add("pixel data that nothing describes are not read");
        } else {
            Optional<ImageModule> image = ImageModule.of(file.set());
            if (image.isPresent()) {
                parts.add(Images.part(file, image.get()));
                warnings.addAll(Images.warnings(file.set(), image.get()));
                encoding += ", " + image.get().stored() + "-bit";
            }
        }
        if (parts.isEmpty()) {
            encoding += ", " + withoutSamples(file.set());
        }
        return new Contents("DICOM", encoding, parts, origin(file.set(), privacy), List.of(), warnings);
    }

    /** Overlays of an image, which {@link #contents} leaves out: an image of 0 and 1 for each, named by its group. */
    public static List<Part> overlays(Path path) throws IOException, FormatException {
        return Overlays.parts(PartTen.open(path).set());
    }

    private static boolean isUndescribed(DataSet set) {
        return set.has(Tag.PIXELS) && !set.has(Tag.ROWS) && !set.has(Tag.COLUMNS) && !set.has(Tag.BITS_ALLOCATED);
    }

    private static String withoutSamples(DataSet set) throws IOException, FormatException {
        if (set.has(Tag.DIRECTORY_RECORDS)) {
            return "a directory";
        }
        return WITHOUT_SAMPLES.getOrDefault(set.text(Tag.MODALITY).orElse(""), "no samples");
    }

    static Contents.Origin origin(DataSet set, PatientNames privacy) throws IOException, FormatException {
        Optional<String> patient = subject(set);
        try {
            Optional<String> device = Optional.of(Stream.of(set.text(Tag.MANUFACTURER), set.text(Tag.MODEL))
                            .flatMap(Optional::stream)
                            .flatMap(text -> privacy.harmless(text).stream())
                            .distinct()
                            .collect(Collectors.joining(" ")))
                    .filter(text -> !text.isEmpty());
            return new Contents.Origin(
                    patient.map(Pseudonym::of),
                    set.text(Tag.INSTITUTION).map(site -> Pseudonym.of("site", site)),
                    device);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The patient's number, or the name where there is none. */
    static Optional<String> subject(DataSet set) throws IOException, FormatException {
        Optional<String> id = set.text(Tag.PATIENT_ID);
        // A name may consist of the marks between its parts alone.
        return id.isPresent() ? id : set.text(Tag.PATIENT_NAME).filter(name -> !name.matches("[\\^=\\s]*"));
    }
}
