package org.prodrome.data.format.edf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.format.Contents;

/** What a header's two free fields say of patient and device; a name leaves here as a pseudonym alone. */
final class EdfNames {
    private static final int CODE = 0;
    private static final int NAME = 3;
    private static final int TECHNICIAN = 3;
    private static final int EQUIPMENT = 4;
    private static final int SHORTEST_NAME = 3;

    private EdfNames() {}

    static Contents.Origin origin(EdfVariant variant, String patient, String recording) {
        String[] who = patient.split(" +", -1);
        String[] where = recording.split(" +", -1);
        boolean structured = variant.plus() && who.length >= 4;
        Optional<String> subject = structured
                ? known(who[CODE]).or(() -> known(who[NAME]))
                : Optional.of(patient).filter(text -> !text.matches("[Xx .,]*"));
        // A name with a blank in it would shift what follows into another's place.
        Optional<String> device = variant.plus() && where.length == EQUIPMENT + 1 && where[0].equals("Startdate")
                ? known(where[EQUIPMENT]).filter(named -> !repeats(named, patient + " " + where[TECHNICIAN]))
                : Optional.empty();
        return new Contents.Origin(subject.map(Pseudonym::of), Optional.empty(), device);
    }

    /** Whether one of the words, whatever parts them, is among those of the names. */
    private static boolean repeats(String words, String names) {
        List<String> kept = words(names);
        return words(words).stream().anyMatch(word -> word.length() >= SHORTEST_NAME && kept.contains(word));
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    }

    /** X stands for what is unknown or kept back. */
    private static Optional<String> known(String field) {
        return Optional.of(field).filter(text -> !text.matches("[Xx,.]*"));
    }

    /** Related formats by their names. */
    static String other(String version) {
        if (version.startsWith("GDF")) {
            return "GDF, which is not supported";
        }
        if (version.startsWith("RIFF")) {
            return "RIFF";
        }
        return version.matches("[0-9]+")
                ? "version " + version
                : version.toLowerCase(Locale.ROOT).startsWith("brain") ? "BrainVision" : "another";
    }
}
