package org.prodrome.data.synthetic.icu;

import java.util.List;
import java.util.Map;

/**
 * What may go wrong, or have gone wrong before a stay, and how far it takes each variable at its height.
 *
 * @param pulls in deviations, at its height and with strength 1
 */
record Danger(String finding, Map<Measure, Double> pulls) {
    static final List<Danger> ALL = List.of(
            new Danger(
                    "septic shock",
                    Map.ofEntries(
                            Map.entry(Measure.HEART_RATE, 1.2),
                            Map.entry(Measure.SYSTOLIC, -1.2),
                            Map.entry(Measure.DIASTOLIC, -1.1),
                            Map.entry(Measure.TEMPERATURE, 0.9),
                            Map.entry(Measure.RESPIRATORY_RATE, 0.8),
                            Map.entry(Measure.WBC, 0.9),
                            Map.entry(Measure.LACTATE, 1.5),
                            Map.entry(Measure.CREATININE, 0.6),
                            Map.entry(Measure.BILIRUBIN, 0.5),
                            Map.entry(Measure.PLATELETS, -0.7),
                            Map.entry(Measure.URINE, -1.0),
                            Map.entry(Measure.HCO3, -0.8),
                            Map.entry(Measure.PH, -0.8),
                            Map.entry(Measure.GLUCOSE, 0.5),
                            Map.entry(Measure.GCS, -0.6))),
            new Danger(
                    "respiratory failure",
                    Map.ofEntries(
                            Map.entry(Measure.RESPIRATORY_RATE, 1.4),
                            Map.entry(Measure.SAO2, -1.5),
                            Map.entry(Measure.PAO2, -1.3),
                            Map.entry(Measure.PACO2, 1.2),
                            Map.entry(Measure.PH, -1.0),
                            Map.entry(Measure.FIO2, 1.5),
                            Map.entry(Measure.HEART_RATE, 0.8),
                            Map.entry(Measure.GCS, -0.4))),
            new Danger(
                    "acute kidney injury",
                    Map.ofEntries(
                            Map.entry(Measure.CREATININE, 1.5),
                            Map.entry(Measure.BUN, 1.3),
                            Map.entry(Measure.POTASSIUM, 1.3),
                            Map.entry(Measure.HCO3, -1.1),
                            Map.entry(Measure.PH, -0.8),
                            Map.entry(Measure.MAGNESIUM, 0.6),
                            Map.entry(Measure.URINE, -1.8))),
            new Danger(
                    "haemorrhage",
                    Map.ofEntries(
                            Map.entry(Measure.HCT, -1.6),
                            Map.entry(Measure.HEART_RATE, 1.2),
                            Map.entry(Measure.SYSTOLIC, -1.2),
                            Map.entry(Measure.DIASTOLIC, -1.0),
                            Map.entry(Measure.LACTATE, 1.0),
                            Map.entry(Measure.PLATELETS, -0.8),
                            Map.entry(Measure.URINE, -0.8),
                            Map.entry(Measure.TEMPERATURE, -0.5))));

    /** In deviations, at the height of it and with strength 1. */
    double pull(Measure measure) {
        return pulls.getOrDefault(measure, 0.0);
    }
}
