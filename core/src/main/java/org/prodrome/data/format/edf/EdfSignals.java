package org.prodrome.data.format.edf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.PagedFile;
import org.prodrome.data.format.PatientNames;

/** Reads what a header says of its signals: each field of all signals, then the next field. */
final class EdfSignals {
    private static final int MOST_SAMPLES = 99_999_999;

    private EdfSignals() {}

    static List<EdfSignal> read(
            EdfFields fields, PagedFile file, int count, EdfVariant variant, PatientNames names, List<String> warnings)
            throws IOException, FormatException {
        String[] labels = texts(fields, count, 16);
        for (int i = 0; i < count; i++) {
            labels[i] = EdfSignal.isAnnotations(labels[i]) || !names.isIn(labels[i]) ? labels[i] : "signal " + (i + 1);
        }
        texts(fields, count, 80); // transducers
        String[] units = texts(fields, count, 8);
        Arrays.setAll(units, i -> names.isIn(units[i]) ? "" : units[i]);
        double[] least = numbers(fields, labels, "physical minimum");
        double[] most = numbers(fields, labels, "physical maximum");
        double[] digitalLeast = numbers(fields, labels, "digital minimum");
        double[] digitalMost = numbers(fields, labels, "digital maximum");
        texts(fields, count, 80); // filters
        List<EdfSignal> signals = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < count; i++) {
            int perRecord = fields.integer(8, "the samples a record of signal " + (i + 1), 0, MOST_SAMPLES);
            boolean scaled = digitalMost[i] != digitalLeast[i] && most[i] != least[i];
            double gain = scaled ? (most[i] - least[i]) / (digitalMost[i] - digitalLeast[i]) : 1;
            double offset = scaled ? least[i] - digitalLeast[i] * gain : 0;
            EdfSignal signal = new EdfSignal(
                    labels[i], scaled ? unit(units[i]) : "1", gain, offset, perRecord, at, variant.bytes());
            if (!signal.isAnnotations()) {
                warn(signal, scaled, digitalLeast[i] > digitalMost[i], warnings);
            }
            signals.add(signal);
            at += (long) perRecord * variant.bytes();
        }
        return List.copyOf(signals);
    }

    private static void warn(EdfSignal signal, boolean scaled, boolean reversed, List<String> warnings) {
        String which = "signal " + signal.label();
        if (!scaled) {
            warnings.add(which + " has an empty physical or digital range, so its digital values are given");
        } else if (reversed) {
            warnings.add(which + " has a digital minimum above its maximum");
        }
        if (signal.unit().equals("Filtered")) {
            warnings.add(which + " is on EDF+'s logarithmic scale, which is not undone");
        }
        if (signal.perRecord() == 0) {
            warnings.add(which + " has no samples");
        }
    }

    /** The sign of micro in either of its code points is written u, as the standard has it. */
    private static String unit(String unit) {
        return unit.isEmpty() ? "1" : unit.replace('\u00b5', 'u').replace('\u03bc', 'u');
    }

    private static String[] texts(EdfFields fields, int count, int width) throws IOException, FormatException {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = fields.text(width);
        }
        return texts;
    }

    private static double[] numbers(EdfFields fields, String[] labels, String what)
            throws IOException, FormatException {
        double[] numbers = new double[labels.length];
        for (int i = 0; i < numbers.length; i++) {
            boolean annotations = labels[i].endsWith(" Annotations");
            if (annotations) {
                fields.text(8); // says nothing of a signal of texts
            } else {
                numbers[i] = fields.number(8, what + " of signal " + (i + 1));
            }
        }
        return numbers;
    }
}
