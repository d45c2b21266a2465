package org.prodrome.data.format.edf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.PatientNames;

/** What a header's two free fields say of patient and device; a name leaves here as a pseudonym alone. */
final class EdfNames {
    private static final int CODE = 0;
    private static final int NAME = 3;
    private static final int TECHNICIAN = 3;
    private static final int EQUIPMENT = 4;

    private EdfNames() {}

    static Contents.Origin origin(EdfVariant variant, String patient, String recording) {
        String[] where = recording.split(" +", -1);
        // A name with a blank in it would shift what follows into another's place.
        Optional<String> device = variant.plus() && where.length == EQUIPMENT + 1 && where[0].equals("Startdate")
                ? known(where[EQUIPMENT])
                        .flatMap(patient(variant, patient)::harmless)
                        .flatMap(PatientNames.of(List.of(where[TECHNICIAN]))::harmless)
                : Optional.empty();
        return new Contents.Origin(subject(variant, patient).map(Pseudonym::of), Optional.empty(), device);
    }

    /** What names the patient: code and name, or the whole field where nothing parts it. */
    static PatientNames patient(EdfVariant variant, String patient) {
        String[] who = patient.split(" +", -1);
        boolean structured = variant.plus() && who.length >= 4;
        List<String> fields = structured ? List.of(who[CODE], who[NAME].replace('_', ' ')) : List.of(patient);
        return PatientNames.of(fields);
    }

    /** The patient's code, or else the name; empty where neither is told. */
    static Optional<String> subject(EdfVariant variant, String patient) {
        String[] who = patient.split(" +", -1);
        boolean structured = variant.plus() && who.length >= 4;
        return structured
                ? known(who[CODE]).or(() -> known(who[NAME]))
                : Optional.of(patient).filter(text -> !text.matches("[Xx .,]*"));
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
