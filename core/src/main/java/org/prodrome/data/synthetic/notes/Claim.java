package org.prodrome.data.synthetic.notes;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** How a sentence stands to what it names: only what is affirmed of this patient now is a finding of this stay. */
enum Claim {
    AFFIRMED,
    DENIED,
    FAMILY,
    PAST,
    WARNED;

    private static final List<String> HOW = List.of("mild", "moderate", "severe");
    private static final List<String> RELATIVES = List.of("mother", "father", "sister", "brother");

    /** @param severity from 0 to 2, said by each sentence about whatever it names */
    String sentence(Finding finding, int severity, SplittableRandom random) {
        String how = HOW.get(severity);
        String name = finding.name();
        String study = finding.study();
        String relative = RELATIVES.get(random.nextInt(RELATIVES.size()));
        List<String> ways = switch (this) {
            case AFFIRMED ->
                List.of(
                        "On hospital day " + random.nextInt(2, 7) + ", " + study + " showed " + how + " " + name + ".",
                        "The course was complicated by " + how + " " + name + ", seen on " + study + ".",
                        "After " + study + " the team diagnosed " + how + " " + name + ".",
                        "There was concern for " + how + " " + name + ", which " + study + " confirmed.");
            case DENIED ->
                List.of(
                        "There was no evidence of " + how + " " + name + " on " + study + ".",
                        "There was concern for " + how + " " + name + ", which " + study + " ruled out.",
                        study.substring(0, 1).toUpperCase(Locale.ROOT) + study.substring(1) + " was negative for " + how
                                + " " + name + ".",
                        "The team considered " + how + " " + name + ", but " + study + " did not show it.");
            case FAMILY ->
                List.of(
                        "The patient's " + relative + " had " + how + " " + name + ", found by " + study + ".",
                        "Family history is notable for " + how + " " + name + " in a " + relative + ", shown on "
                                + study + ".");
            case PAST ->
                List.of(
                        "In " + random.nextInt(1998, 2015) + " the patient had " + how + " " + name + ", seen on "
                                + study + ", since resolved.",
                        "Remote history of " + how + " " + name + ", diagnosed by " + study + " years ago.");
            case WARNED ->
                List.of(
                        "Please arrange " + study + " if signs of " + how + " " + name + " develop.",
                        "The patient was told to return for " + study + " should " + how + " " + name
                                + " be suspected.");
        };
        return ways.get(random.nextInt(ways.size()));
    }
}
