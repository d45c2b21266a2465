package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.Signal;
import org.prodrome.signal.ecg.EcgQuality;
import org.prodrome.signal.ecg.FrequencyDomain;
import org.prodrome.signal.ecg.PanTompkins;
import org.prodrome.signal.ecg.Poincare;
import org.prodrome.signal.ecg.RrIntervals;
import org.prodrome.signal.ecg.TimeDomain;

/**
 * Of each lead: beats, heart rate, heart rate variability and quality. Intervals are those between all beats, whichever
 * their class; powers by frequency need two minutes.
 */
final class EcgFeatures {
    private EcgFeatures() {}

    static List<Feature> of(Signal signal) {
        FeatureList all = new FeatureList();
        PanTompkins detector = new PanTompkins(signal.rate());
        double[][] leads = Channels.of(signal);
        for (int i = 0; i < leads.length; i++) {
            double[] lead = leads[i];
            FeatureList features = all.of(signal.channels().get(i).name());
            Optional<int[]> peaks = FeatureList.defined(() -> detector.peaks(lead));
            features.add("beats", "1", peaks, found -> found.length);
            rhythm(peaks.map(found -> intervals(found, signal.rate())), features);
            quality(FeatureList.defined(() -> EcgQuality.of(lead, signal.rate())), features);
        }
        return all.features();
    }

    private static RrIntervals intervals(int[] peaks, double rate) {
        return RrIntervals.of(Arrays.stream(peaks).mapToDouble(at -> at / rate).toArray());
    }

    /** The names are there whether there are beats or not. */
    static void rhythm(Optional<RrIntervals> intervals, FeatureList features) {
        Optional<TimeDomain> time = intervals.flatMap(rr -> FeatureList.defined(() -> TimeDomain.of(rr)));
        features.add("heart_rate", "/min", time, in -> 60_000 / in.mean());
        features.add("rr_mean", "ms", time, TimeDomain::mean);
        features.add("sdnn", "ms", time, TimeDomain::sdnn);
        features.add(
                "sdann", "ms", time.flatMap(in -> in.sdann().stream().boxed().findFirst()), Double::doubleValue);
        features.add("rmssd", "ms", time, TimeDomain::rmssd);
        features.add("sdsd", "ms", time, TimeDomain::sdsd);
        features.add("nn50", "1", time, TimeDomain::nn50);
        features.add("pnn50", "%", time, TimeDomain::pnn50);
        features.add("triangular_index", "1", time, TimeDomain::triangularIndex);
        Optional<Poincare> ellipse = intervals.flatMap(rr -> FeatureList.defined(() -> Poincare.of(rr)));
        features.add("sd1", "ms", ellipse, Poincare::sd1);
        features.add("sd2", "ms", ellipse, Poincare::sd2);
        features.add("ellipse_area", "ms2", ellipse, Poincare::area);
        Optional<FrequencyDomain> power = intervals.flatMap(rr -> FeatureList.defined(() -> FrequencyDomain.welch(rr)));
        features.add("vlf", "ms2", power, FrequencyDomain::vlf);
        features.add("lf", "ms2", power, FrequencyDomain::lf);
        features.add("hf", "ms2", power, FrequencyDomain::hf);
        features.add("vlf_lf_hf", "ms2", power, FrequencyDomain::total);
        features.add(
                "lf_normalised", "%", power.flatMap(of -> FeatureList.defined(of::lfNormalised)), Double::doubleValue);
        features.add("lf_to_hf", "1", power.flatMap(of -> FeatureList.defined(of::lfToHf)), Double::doubleValue);
    }

    private static void quality(Optional<EcgQuality> quality, FeatureList features) {
        features.add("kurtosis", "1", quality, EcgQuality::kurtosis);
        features.add("skewness", "1", quality, EcgQuality::skewness);
        features.add("qrs_share", "1", quality, EcgQuality::qrsShare);
        features.add("baseline_steadiness", "1", quality, EcgQuality::steadiness);
        features.add("flat_share", "1", quality, EcgQuality::flatShare);
        features.add("clipped_share", "1", quality, EcgQuality::clippedShare);
    }
}
