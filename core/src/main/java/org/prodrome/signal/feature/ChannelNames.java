package org.prodrome.signal.feature;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.prodrome.data.Signal;

/** Tells what a signal is by what most of its channels are called. */
final class ChannelNames {
    /** Leads of 12-lead, Holter and Frank recordings, as WFDB and EDF files call them. */
    private static final Pattern LEAD = Pattern.compile(
            "(ECG|EKG)\\b.*|(ML|MV|MOD\\.?V)?(I|II|III|V|V[1-9]|AV[RLF]|D[1-4]|CC5|CM[2-5]|VX|VY|VZ)(\\s*LEAD)?");

    /** Electrodes of the 10-20 and 10-10 systems, alone or in pairs. */
    private static final Pattern ELECTRODE =
            Pattern.compile("EEG\\b.*|(FP|AF|F|FT|FC|T|C|TP|CP|P|PO|O)(Z|\\d{1,2})([-\\s].*)?");

    private ChannelNames() {}

    static Optional<Family> family(Signal signal) {
        if (most(signal, ELECTRODE)) {
            return Optional.of(Family.EEG);
        }
        if (most(signal, LEAD)) {
            return Optional.of(Family.ECG);
        }
        return signal.channels().stream().anyMatch(channel -> WearableFeatures.isCalledSo(channel.name()))
                ? Optional.of(Family.WEARABLE)
                : Optional.empty();
    }

    private static boolean most(Signal signal, Pattern names) {
        long named = signal.channels().stream()
                .filter(channel -> names.matcher(channel.name().strip().toUpperCase(Locale.ROOT))
                        .matches())
                .count();
        return 2 * named > signal.channels().size();
    }
}
