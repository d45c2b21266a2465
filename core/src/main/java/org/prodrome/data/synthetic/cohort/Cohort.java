package org.prodrome.data.synthetic.cohort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.Sha256;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Subjects with two cases each, dealt to the sites in turn. A case depends on the seed and its place alone, so it stays
 * as it is when more are asked for.
 *
 * @param name of the data set, such as "simulated ECG"
 * @param settings all that decides the cases' bytes besides the seed
 * @param cases how many, above 0
 */
public record Cohort<S extends Site>(String name, String settings, int cases, List<S> sites) {
    private static final int CASES_A_SUBJECT = 2;

    public Cohort {
        sites = List.copyOf(sites);
        if (cases < 1) {
            throw new IllegalArgumentException(name + ": expected 1 case or more, got " + cases);
        }
    }

    /** The digest covers the settings, all that is known of the cases, and one payload of each site. */
    public Dataset dataset(Seed seed, Function<Member<S>, Made> law) {
        String origin = "simulated: " + cases + " cases, " + settings + ", seed " + seed.value();
        Sha256 digest = new Sha256().add(origin);
        Set<String> digested = new HashSet<>();
        List<Case> made = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            int number = i / CASES_A_SUBJECT;
            S site = sites.get(number % sites.size());
            Seed subject = seed.split("subject").split(number);
            boolean abnormal = subject.split("label").random().nextDouble() < site.abnormal();
            Made one = law.apply(new Member<>(site, abnormal, subject, seed.split(i)));
            known(digest, one.truth());
            if (digested.add(site.site())) {
                digest.add(one.payload().get());
            }
            made.add(new Case(
                            String.format(Locale.ROOT, "simulated-%04d", i),
                            Subject.of(String.format(Locale.ROOT, "subject-%04d", number)),
                            site.site(),
                            one.truth(),
                            one.payload()::get)
                    .recordedBy(site.device()));
        }
        return new Dataset(name, origin, "none needed", digest.hex(), made);
    }

    /** A data set of square pictures of {@code side} pixels either way. */
    public Dataset pictures(Seed seed, int side, Function<Member<S>, Depiction> law) {
        return dataset(seed, member -> {
            Depiction depiction = law.apply(member);
            return new Made(depiction.findings().truth(side), () -> depiction.picture(side));
        });
    }

    private static void known(Sha256 digest, Truth truth) {
        digest.add(
                truth.label().name(),
                truth.classes().toString(),
                truth.severity().toString(),
                truth.boxes().toString(),
                truth.intervals().toString(),
                truth.beats().toString());
    }
}
