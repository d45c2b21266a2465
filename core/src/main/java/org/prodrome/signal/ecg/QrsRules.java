package org.prodrome.signal.ecg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells complexes from noise and T waves, peak after peak, as {@link PanTompkins} says. */
final class QrsRules {
    private static final double T_WAVE = 0.360;
    private static final int LEARNING_SECONDS = 8;

    private final List<Candidate> candidates;
    private final double rate;
    private final List<Candidate> complexes = new ArrayList<>();
    /** Noise since the last complex, and no T wave. */
    private final List<Candidate> passedOver = new ArrayList<>();

    private RrAverages rhythm = new RrAverages();
    private PeakLevels integrated = new PeakLevels(0);
    private PeakLevels band = new PeakLevels(0);
    /** When learning began last, in samples. */
    private double learnt;

    QrsRules(List<Candidate> candidates, double rate) {
        this.candidates = candidates;
        this.rate = rate;
    }

    /** @param length of the lead, in samples */
    List<Candidate> complexes(int length) {
        learn(0);
        for (Candidate peak : candidates) {
            searchBackFrom(peak.sample());
            if (peak.sample() - Math.max(learnt, last()) > LEARNING_SECONDS * rate) {
                learn(peak.sample());
            }
            judge(peak);
        }
        searchBackFrom(length);
        return complexes;
    }

    /** Where the last complex is, in samples; the record's start before the first. */
    private int last() {
        return complexes.isEmpty() ? 0 : complexes.getLast().sample();
    }

    private void learn(int from) {
        learnt = from;
        rhythm = new RrAverages();
        integrated = new PeakLevels(usualHeight(from, Comparator.comparingDouble(Candidate::integrated))
                .map(Candidate::integrated)
                .orElse(0.0));
        band = new PeakLevels(usualHeight(from, Comparator.comparingDouble(Candidate::band))
                .map(Candidate::band)
                .orElse(0.0));
    }

    /** The median of the highest peaks of each of the coming seconds. */
    private Optional<Candidate> usualHeight(int from, Comparator<Candidate> height) {
        List<Candidate> highest = new ArrayList<>();
        for (int second = 0; second < LEARNING_SECONDS; second++) {
            double start = from + second * rate;
            candidates.stream()
                    .filter(peak -> peak.sample() >= start && peak.sample() < start + rate)
                    .max(height)
                    .ifPresent(highest::add);
        }
        highest.sort(height);
        return highest.isEmpty() ? Optional.empty() : Optional.of(highest.get(highest.size() / 2));
    }

    /** As long as a complex is overdue, takes the highest of what was passed over. */
    private void searchBackFrom(int sample) {
        boolean found = true;
        while (found && overdue(sample)) {
            Optional<Candidate> missed = passedOver.stream()
                    .filter(this::exceedsLower)
                    .max(Comparator.comparingDouble(Candidate::integrated));
            missed.ifPresent(this::takeAfterwards);
            found = missed.isPresent();
        }
    }

    private boolean overdue(int sample) {
        return !complexes.isEmpty() && sample - last() > rhythm.missed();
    }

    private boolean exceedsLower(Candidate peak) {
        return peak.sample() - last() >= T_WAVE * rate
                && peak.integrated() > integrated.lowerThreshold()
                && peak.band() > band.lowerThreshold();
    }

    private void judge(Candidate peak) {
        boolean regular = rhythm.regular();
        boolean exceeds = peak.integrated() > integrated.threshold(regular) && peak.band() > band.threshold(regular);
        if (exceeds && !isTWave(peak)) {
            integrated.heard(peak.integrated());
            band.heard(peak.band());
            take(peak);
        } else if (overdue(peak.sample()) && exceedsLower(peak)) {
            takeAfterwards(peak);
        } else {
            integrated.noise(peak.integrated());
            band.noise(peak.band());
            passedOver.add(peak);
        }
    }

    private boolean isTWave(Candidate peak) {
        return !complexes.isEmpty()
                && peak.sample() - last() < T_WAVE * rate
                && peak.slope() < complexes.getLast().slope() / 2;
    }

    private void takeAfterwards(Candidate peak) {
        integrated.foundAfterwards(peak.integrated());
        band.foundAfterwards(peak.band());
        take(peak);
    }

    private void take(Candidate peak) {
        if (!complexes.isEmpty() && last() >= learnt) {
            rhythm.add(peak.sample() - last());
        }
        complexes.add(peak);
        passedOver.removeIf(one -> one.sample() <= peak.sample());
    }
}
