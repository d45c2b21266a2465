package org.prodrome.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.prodrome.data.Case;
import org.prodrome.data.Irregular;
import org.prodrome.data.Truth.Label;

/**
 * Stays in the layout of the PhysioNet/CinC Challenge 2012: texts {@code set-a/100000.txt} of lines
 * {@code hh:mm,variable,value} and {@code Outcomes-a.txt}, where who gets worse counts as dead, for the challenge asks
 * of nothing else.
 */
final class StayFiles {
    private static final int FIRST = 100_000;
    private static final List<String> DESCRIPTORS = List.of("Age", "Gender", "Height", "Weight");

    private final Path folder;
    private final List<String> outcomes = new ArrayList<>();

    private record Line(double time, String variable, double value) {}

    StayFiles(Path folder) {
        this.folder = folder;
        outcomes.add("RecordID,SAPS-I,SOFA,Length_of_stay,Survival,In-hospital_death");
    }

    /** @return the file's path within the folder */
    String write(Case one, Irregular stay) throws IOException {
        int record = FIRST + digits(one.id());
        List<String> lines = new ArrayList<>();
        lines.add("Time,Parameter,Value");
        lines.add("00:00,RecordID," + record);
        for (String descriptor : DESCRIPTORS) {
            lines.add("00:00," + descriptor + "," + number(first(stay, descriptor)));
            if (descriptor.equals("Height")) {
                lines.add("00:00,ICUType," + digits(one.site()));
            }
        }
        for (Line line : measured(stay)) {
            int minutes = (int) Math.round(line.time() / 60);
            lines.add(String.format(
                    Locale.ROOT, "%02d:%02d,%s,%s", minutes / 60, minutes % 60, line.variable(), number(line.value())));
        }
        Files.createDirectories(folder.resolve("set-a"));
        String path = "set-a/" + record + ".txt";
        Files.write(folder.resolve(path), lines);
        outcomes.add(record + ",-1,-1,-1,-1," + (one.truth().label() == Label.ABNORMAL ? 1 : 0));
        return path;
    }

    /** Whether any was written. */
    boolean any() {
        return outcomes.size() > 1;
    }

    void close() throws IOException {
        if (any()) {
            Files.write(folder.resolve("Outcomes-a.txt"), outcomes);
        }
    }

    /** All but the descriptors on admission, in the order of time. */
    private static List<Line> measured(Irregular stay) {
        List<Line> lines = new ArrayList<>();
        for (Irregular.Variable variable : stay.variables()) {
            for (int i = DESCRIPTORS.contains(variable.name()) ? 1 : 0; i < variable.times().length; i++) {
                lines.add(new Line(variable.times()[i], variable.name(), variable.values()[i]));
            }
        }
        lines.sort(Comparator.comparingDouble(Line::time).thenComparing(Line::variable));
        return lines;
    }

    /** -1 where there is none, as the challenge has it. */
    private static double first(Irregular stay, String name) {
        return stay.variables().stream()
                .filter(variable -> variable.name().equals(name) && variable.values().length > 0)
                .mapToDouble(variable -> variable.values()[0])
                .findFirst()
                .orElse(-1);
    }

    private static int digits(String id) {
        return Integer.parseInt(id.replaceAll("\\D", ""));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
