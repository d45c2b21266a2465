package org.prodrome.app.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.Text;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Box;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.Volume;
import org.prodrome.data.format.Wav;
import org.prodrome.data.format.edf.EdfAnnotation;
import org.prodrome.data.format.edf.EdfWriter;
import org.prodrome.data.format.nifti.Nifti;
import org.prodrome.data.format.picture.Picture;

/**
 * A folder of simulated cases: sounds as WAV, other signals as EDF+, pictures of eight bits as PNG, volumes and all
 * other images (as volumes of one slice) as NIfTI, tables and rows as CSV, notes as texts, stays in intensive care as
 * {@link StayFiles}, a wristband's recordings as {@link WristbandFolders}, a barn's as {@link SignalTables}; another
 * case of several parts is a file a part. {@code cases.csv} comes last, so that an interrupted folder is none.
 */
final class SimulatedFolder {
    private static final List<List<String>> PICTURES = List.of(List.of("grey"), List.of("red", "green", "blue"));
    private static final List<Double> UNKNOWN = List.of();

    private final Path folder;
    private final StayFiles stays;
    private final WristbandFolders wristbands;
    private final List<List<String>> cases = new ArrayList<>();
    private final List<List<String>> findings = new ArrayList<>();
    /** @param folder exists and is empty */
    SimulatedFolder(Path folder) {
        this.folder = folder;
        stays = new StayFiles(folder);
        wristbands = new WristbandFolders(folder);
        cases.add(List.of(
                "path",
                "subject",
                "site",
                "label",
                "device",
                "class",
                "severity",
                "mask",
                "id",
                "part",
                "kind",
                "channels",
                "parts"));
        findings.add(List.of("path", "finding", "start", "end", "left", "top", "right", "bottom"));
    }

    void add(Case one) throws IOException, FormatException {
        Truth truth = one.truth();
        Payload payload = one.payload();
        List<String> paths = switch (payload) {
            case Irregular stay -> List.of(stays.write(one, stay));
            case Several several when isWristband(several) -> List.of(wristbands.write(one, several));
            case Several several when isBarn(several) -> SignalTables.write(folder, one.id(), several);
            case Several several -> parts(one.id(), several, truth);
            case Payload other -> List.of(write(one.id(), other, truth));
        };
        String path = paths.getFirst();
        String mask = "";
        if (truth.mask().isPresent()) {
            mask = write(one.id() + "-mask", truth.mask().get().read(), truth);
        }
        cases.add(List.of(
                String.join(";", paths),
                one.subject().id(),
                one.site(),
                truth.label().name().toLowerCase(Locale.ROOT),
                one.device().orElse(""),
                String.join(";", truth.classes()),
                number(truth.severity()),
                mask,
                one.id(),
                one.part().map(part -> part.name().toLowerCase(Locale.ROOT)).orElse(""),
                kind(payload),
                String.join(";", channels(payload)),
                paths.size() == 1
                        ? ""
                        : String.join(";", ((Several) payload).parts().keySet())));
        for (Interval found : truth.intervals()) {
            findings.add(List.of(path, found.finding(), number(found.start()), number(found.end()), "", "", "", ""));
        }
        for (Beat found : truth.beats()) {
            findings.add(List.of(path, found.mark().toString(), number(found.time()), "", "", "", "", ""));
        }
        for (Box found : truth.boxes()) {
            findings.add(List.of(
                    path,
                    found.finding(),
                    "",
                    "",
                    number(found.left()),
                    number(found.top()),
                    number(found.right()),
                    number(found.bottom())));
        }
    }

    private static String kind(Payload payload) {
        return switch (payload) {
            case Image _ -> "image";
            case Several several when isBarn(several) -> "signal";
            case Several several when several.parts().values().iterator().next() instanceof Image -> "image";
            default -> "";
        };
    }

    private static boolean isBarn(Several several) {
        return several.parts().containsKey("climate");
    }

    private List<String> parts(String id, Several several, Truth truth) throws IOException {
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, Payload> part : several.parts().entrySet()) {
            paths.add(write(id + "-" + part.getKey(), part.getValue(), truth));
        }
        return paths;
    }

    private static boolean isWristband(Several several) {
        return several.parts().containsKey("BVP");
    }

    /** Writes what tells of all cases. */
    void close(Dataset dataset, String command) throws IOException {
        Files.writeString(folder.resolve("README.txt"), """
                These are %s; no patient is behind them. Made by

                    %s

                They are %s.
                SHA-256 of settings, truth and one case of each site: %s

                cases.csv has a line a case; findings.csv says where in a case something is: start and end in seconds (in
                characters of a text), start alone of a beat, left, top, right and bottom in pixels (columns and rows of
                the file), right and bottom exclusive. A mask is above 0 where abnormal, on its case's own grid.

                Prodrome reads the folder as it is: prodrome sources DIR, or prodrome run RECIPE --data DIR.
                """.formatted(
                        dataset.name(), command, dataset.origin(), dataset.digest()));
        stays.close();
        wristbands.close();
        table("findings.csv", findings);
        table("cases.csv", cases);
    }

    private void table(String name, List<List<String>> lines) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(name))) {
            lines.forEach(csv::writeRecord);
        }
    }

    private String write(String id, Payload payload, Truth truth) throws IOException {
        return switch (payload) {
            case Signal sound
            when sound.channels().getFirst().name().equals("PCG") -> {
                Wav.write(folder.resolve(id + ".wav"), sound);
                yield id + ".wav";
            }
            case Signal signal -> {
                EdfWriter.write(folder.resolve(id + ".edf"), List.of(signal), annotations(truth));
                yield id + ".edf";
            }
            case Image image
            when picture(image) -> {
                Picture.write(folder.resolve(id + ".png"), image);
                yield id + ".png";
            }
            case Image image -> {
                Nifti.write(folder.resolve(id + ".nii.gz"), slice(image));
                yield id + ".nii.gz";
            }
            case Volume volume -> {
                Nifti.write(folder.resolve(id + ".nii.gz"), volume);
                yield id + ".nii.gz";
            }
            case Text text -> {
                Files.writeString(folder.resolve(id + ".txt"), text.text());
                yield id + ".txt";
            }
            case Table table -> {
                List<List<String>> lines = new ArrayList<>(List.of(table.columns()));
                for (double[] row : table.values()) {
                    lines.add(
                            Arrays.stream(row).mapToObj(SimulatedFolder::number).toList());
                }
                table(id + ".csv", lines);
                yield id + ".csv";
            }
            case Row row -> write(id, new Table(row.columns(), new double[][] {row.values()}), truth);
            case Irregular _, Several _ ->
                throw new IllegalArgumentException(
                        id + ": expected an image, a volume, a signal, a text, a row or a table, got "
                                + payload.getClass().getSimpleName());
        };
    }

    private static List<String> channels(Payload payload) {
        return of(payload).stream().map(SimulatedFolder::named).toList();
    }

    private static List<Signal.Channel> of(Payload payload) {
        return switch (payload) {
            case Signal signal -> signal.channels();
            case Image image -> image.channels();
            case Volume volume -> volume.channels();
            case Several several
            when !isWristband(several) ->
                several.parts().values().stream()
                        .flatMap(part -> of(part).stream())
                        .toList();
            case Irregular _, Row _, Several _, Table _, Text _ -> List.of();
        };
    }

    /** With the unit, for NIfTI has none. */
    private static String named(Signal.Channel channel) {
        return channel.unit().equals("1") ? channel.name() : channel.name() + " [" + channel.unit() + "]";
    }

    private static boolean picture(Image image) {
        return PICTURES.contains(
                        image.channels().stream().map(Signal.Channel::name).toList())
                && image.channels().getFirst().unit().equals("1");
    }

    private static Volume slice(Image image) {
        return new Volume(image.samples(), image.channels(), 1, image.height(), image.width(), UNKNOWN, UNKNOWN);
    }

    /** Beats by their AAMI class and findings by their name, in the order of time. */
    private static List<EdfAnnotation> annotations(Truth truth) {
        Stream<EdfAnnotation> beats = truth.beats().stream()
                .map(beat -> new EdfAnnotation(beat.time(), OptionalDouble.empty(), "beat " + beat.mark()));
        Stream<EdfAnnotation> found = truth.intervals().stream()
                .map(interval -> new EdfAnnotation(
                        interval.start(), OptionalDouble.of(interval.end() - interval.start()), interval.finding()));
        return Stream.concat(beats, found)
                .sorted(Comparator.comparingDouble(EdfAnnotation::onset))
                .toList();
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    private static String number(double value) {
        return Double.toString(value);
    }
}
