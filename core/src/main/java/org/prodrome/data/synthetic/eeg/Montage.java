package org.prodrome.data.synthetic.eeg;

import static org.prodrome.data.synthetic.eeg.Electrode.*;

import java.util.Arrays;
import java.util.List;
import org.prodrome.data.Signal;

/** Between what potentials are measured. */
public enum Montage {
    /** The 19 electrodes of the 10-20 system, each against the average of all. */
    AVERAGE,
    /** The 23 pairs of the CHB-MIT recordings; the last is the fifteenth once more, as there. */
    BIPOLAR;

    private static final int TEN_TWENTY = 19;

    private static final Electrode[][] PAIRS = {
        {FP1, F7},
        {F7, T7},
        {T7, P7},
        {P7, O1},
        {FP1, F3},
        {F3, C3},
        {C3, P3},
        {P3, O1},
        {FP2, F4},
        {F4, C4},
        {C4, P4},
        {P4, O2},
        {FP2, F8},
        {F8, T8},
        {T8, P8},
        {P8, O2},
        {FZ, CZ},
        {CZ, PZ},
        {P7, T7},
        {T7, FT9},
        {FT9, FT10},
        {FT10, T8},
        {T8, P8}
    };

    List<Signal.Channel> channels() {
        return this == AVERAGE
                ? Arrays.stream(Electrode.values())
                        .limit(TEN_TWENTY)
                        .map(electrode -> new Signal.Channel(electrode.label(), "uV"))
                        .toList()
                : Arrays.stream(PAIRS)
                        .map(pair -> new Signal.Channel(pair[0].label() + "-" + pair[1].label(), "uV"))
                        .toList();
    }

    /**
     * @param potentials [electrode, time] in uV
     * @return [channel, time] in uV
     */
    float[][] of(double[][] potentials) {
        int length = potentials[0].length;
        if (this == BIPOLAR) {
            float[][] differences = new float[PAIRS.length][length];
            for (int c = 0; c < PAIRS.length; c++) {
                double[] plus = potentials[PAIRS[c][0].ordinal()];
                double[] minus = potentials[PAIRS[c][1].ordinal()];
                for (int i = 0; i < length; i++) {
                    differences[c][i] = (float) (plus[i] - minus[i]);
                }
            }
            return differences;
        }
        float[][] against = new float[TEN_TWENTY][length];
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int c = 0; c < TEN_TWENTY; c++) {
                sum += potentials[c][i];
            }
            for (int c = 0; c < TEN_TWENTY; c++) {
                against[c][i] = (float) (potentials[c][i] - sum / TEN_TWENTY);
            }
        }
        return against;
    }
}
