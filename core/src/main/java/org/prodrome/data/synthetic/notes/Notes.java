package org.prodrome.data.synthetic.notes;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.cohort.Made;

/**
 * Simulated discharge notes in English, from a grammar. In the abnormal one rare finding is affirmed of the patient
 * now; an interval of the truth is its sentence, in characters from the text's start, and the severity is 1 for mild to
 * 3 for severe. Every note names rare findings that are denied, past, a relative's or only warned of, and common ones
 * that are affirmed; both labels use the same words equally often, so that what counts is which words stand in one
 * sentence.
 *
 * <p>The grammar is small and ours: no misspelling, no copied-forward text, no tables of results, no claim that spans
 * sentences, and no name, place or date.
 *
 * @param cases how many, above 0; two a subject
 */
public record Notes(int cases) implements Simulator {
    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated discharge notes", "English", cases, Hospital.ALL).dataset(seed, member -> {
            Note note = new Note(member);
            return new Made(note.truth(), note::text);
        });
    }
}
