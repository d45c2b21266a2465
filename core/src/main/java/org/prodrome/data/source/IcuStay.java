package org.prodrome.data.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;

/**
 * A stay of the challenge of 2012: age, sex, height and the 37 variables, in the order of its page, each with its
 * measurements of the first 48 hours. Units are not in the files; they are the page's.
 *
 * @param unit "1" to "4"; nothing where it isn't said
 * @param file where it lies, unless in an archive
 */
record IcuStay(String unit, Optional<Path> file, Reading text) {
    /** Of a stay's text. */
    static final String FIRST_LINE = "Time,Parameter,Value";

    private static final double DURATION = 48 * 3600.0;
    private static final List<String> VARIABLES = List.of(
            "Age=years",
            "Gender=1",
            "Height=cm",
            "Albumin=g/dL",
            "ALP=IU/L",
            "ALT=IU/L",
            "AST=IU/L",
            "Bilirubin=mg/dL",
            "BUN=mg/dL",
            "Cholesterol=mg/dL",
            "Creatinine=mg/dL",
            "DiasABP=mmHg",
            "FiO2=1",
            "GCS=1",
            "Glucose=mg/dL",
            "HCO3=mmol/L",
            "HCT=%",
            "HR=1/min",
            "K=mEq/L",
            "Lactate=mmol/L",
            "Mg=mmol/L",
            "MAP=mmHg",
            "MechVent=1",
            "Na=mEq/L",
            "NIDiasABP=mmHg",
            "NIMAP=mmHg",
            "NISysABP=mmHg",
            "PaCO2=mmHg",
            "PaO2=mmHg",
            "pH=1",
            "Platelets=1/nL",
            "RespRate=1/min",
            "SaO2=%",
            "SysABP=mmHg",
            "Temp=Cel",
            "TroponinI=ug/L",
            "TroponinT=ug/L",
            "Urine=mL",
            "WBC=1/nL",
            "Weight=kg");

    /** Reads a stay's text from wherever it lies. */
    @FunctionalInterface
    interface Reading {
        Text read() throws IOException;
    }

    /** @param where the file, for messages */
    record Text(String where, String lines) {}

    private record Measured(double time, double value) {}

    static IcuStay in(Path file) throws IOException {
        Reading reading = () -> new Text(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        return new IcuStay(unit(reading.read().lines()), Optional.of(file), reading);
    }

    static IcuStay of(String where, String lines) {
        return new IcuStay(unit(lines), Optional.empty(), () -> new Text(where, lines));
    }

    private static String unit(String lines) {
        return lines.lines()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields.length == 3 && fields[1].equals("ICUType"))
                .map(fields -> fields[2].strip())
                .findFirst()
                .orElse("");
    }

    Payload payload() throws IOException, FormatException {
        Text stay = text.read();
        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        VARIABLES.forEach(variable -> measured.put(variable.substring(0, variable.indexOf('=')), new ArrayList<>()));
        for (String line : stay.lines().lines().skip(1).toList()) {
            String[] fields = line.strip().split(",", -1);
            List<Measured> of = fields.length == 3 ? measured.get(fields[1]) : null;
            if (of == null) {
                continue;
            }
            Measured one = measured(stay.where(), fields);
            if (one.value() != -1) {
                of.add(one);
            }
        }
        return new Irregular(
                VARIABLES.stream().map(variable -> variable(variable, measured)).toList(), DURATION);
    }

    private static Irregular.Variable variable(String spelt, Map<String, List<Measured>> measured) {
        String name = spelt.substring(0, spelt.indexOf('='));
        List<Measured> of = measured.getOrDefault(name, List.of());
        return new Irregular.Variable(
                name,
                spelt.substring(spelt.indexOf('=') + 1),
                of.stream().mapToDouble(Measured::time).toArray(),
                of.stream().mapToDouble(Measured::value).toArray());
    }

    private static Measured measured(String where, String[] fields) throws FormatException {
        try {
            int hours = Integer.parseInt(fields[0].substring(0, fields[0].indexOf(':')));
            int minutes = Integer.parseInt(fields[0].substring(fields[0].indexOf(':') + 1));
            return new Measured(3600.0 * hours + 60.0 * minutes, Double.parseDouble(fields[2]));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new FormatException(where, "lines of hh:mm,variable,value", "another line");
        }
    }
}
