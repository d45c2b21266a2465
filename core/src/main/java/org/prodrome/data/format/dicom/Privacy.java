package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.PatientNames;

/** Keeps out of what is said of a file all that could tell who the patient is. */
final class Privacy {
    private static final int[] NAMING = {
        Tag.PATIENT_NAME, Tag.PATIENT_ID, Tag.BIRTH_NAME, Tag.OTHER_IDS, Tag.OTHER_NAMES, Tag.MOTHERS_BIRTH_NAME
    };

    private Privacy() {}

    /** Knows the patient's names and numbers, part by part. */
    static PatientNames of(DataSet set) throws IOException, FormatException {
        List<String> fields = new ArrayList<>();
        for (int tag : NAMING) {
            fields.addAll(set.texts(tag));
        }
        return PatientNames.of(fields);
    }

    /** A UID for a message; a text that is none isn't repeated. */
    static String uid(String uid) {
        return uid.matches("[0-9.]{1,64}") ? uid : "a text that is no UID";
    }
}
