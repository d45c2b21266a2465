package org.prodrome.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;

/**
 * A file that was read, to be written again without what tells who the patient is. Samples stay as they are stored;
 * dates of one subject move back by the same days.
 */
public interface Deidentification {
    /**
     * What was made.
     *
     * @param file what others read; files that it is read with lie beside it
     * @param warnings what a person should know or look at, a line each
     */
    record Written(Path file, List<String> warnings) {
        public Written {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Why a text of an annotation was withheld.
     *
     * @param keepTexts whether only those go that repeat the patient's name
     */
    static String whyWithheld(boolean keepTexts) {
        return keepTexts
                ? "they repeat the patient's name or number"
                : "a name may have been typed there; --keep-annotations keeps those that don't repeat the patient's";
    }

    /** The pseudonym under which the copy is found; empty where the file doesn't say whom it is of. */
    Optional<String> subject();

    /**
     * Writes the copy, whole or not at all.
     *
     * @param folder there already
     * @param name of the copy, without an ending; of letters and digits
     * @throws FormatException if samples are not what the header claims
     */
    Written write(Path folder, String name) throws IOException, FormatException;
}
