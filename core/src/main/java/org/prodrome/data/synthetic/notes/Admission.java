package org.prodrome.data.synthetic.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Who the patient is and why he or she came; says nothing of what the note is judged by. */
record Admission(int age, boolean woman, String complaint, List<String> illnesses, List<String> drugs) {
    private static final List<String> COMPLAINTS = List.of(
            "shortness of breath",
            "abdominal pain",
            "fever and chills",
            "a fall at home",
            "chest pain",
            "confusion",
            "leg swelling",
            "weakness",
            "nausea and vomiting",
            "palpitations");
    private static final List<String> ILLNESSES = List.of(
            "hypertension",
            "type 2 diabetes",
            "hyperlipidaemia",
            "chronic obstructive pulmonary disease",
            "coronary artery disease",
            "hypothyroidism",
            "osteoarthritis",
            "chronic kidney disease stage 3",
            "depression",
            "gastro-oesophageal reflux");
    private static final List<String> DRUGS = List.of(
            "lisinopril 10 mg daily",
            "metformin 500 mg twice daily",
            "atorvastatin 40 mg nightly",
            "metoprolol 25 mg twice daily",
            "omeprazole 20 mg daily",
            "levothyroxine 75 mcg daily",
            "aspirin 81 mg daily",
            "furosemide 20 mg daily",
            "sertraline 50 mg daily",
            "paracetamol 650 mg as needed");

    static Admission draw(SplittableRandom subject, SplittableRandom visit) {
        return new Admission(
                subject.nextInt(24, 92),
                subject.nextBoolean(),
                COMPLAINTS.get(visit.nextInt(COMPLAINTS.size())),
                some(ILLNESSES, subject.nextInt(1, 5), subject),
                some(DRUGS, visit.nextInt(2, 6), visit));
    }

    /** So many different ones, in any order. */
    static <T> List<T> some(List<T> all, int count, SplittableRandom random) {
        List<T> left = new ArrayList<>(all);
        List<T> taken = new ArrayList<>();
        for (int i = 0; i < count && !left.isEmpty(); i++) {
            taken.add(left.remove(random.nextInt(left.size())));
        }
        return taken;
    }
}
