package org.prodrome.evaluate.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;

/** Subjects of one label, put in the order in which they are dealt. */
final class Deck {
    private Deck() {}

    /**
     * Site after site, and within a site the subjects of most cases first, shuffled where these are as many. Dealing in
     * turn then gives every fold its share of each site and of each subject's cases.
     */
    static List<Person> of(List<Person> people, Label label, Seed seed) {
        Map<String, List<Person>> sites = people.stream()
                .filter(person -> person.label() == label)
                .collect(Collectors.groupingBy(Person::site, TreeMap::new, Collectors.toCollection(ArrayList::new)));
        List<Person> deck = new ArrayList<>();
        sites.forEach((site, members) -> {
            shuffle(members, seed.split(label.name()).split(site).random());
            members.sort(Comparator.comparingInt(Person::cases).reversed());
            deck.addAll(members);
        });
        return deck;
    }

    /** Fisher and Yates; {@link Collections#shuffle} takes no splittable generator and promises no algorithm. */
    private static void shuffle(List<Person> people, SplittableRandom random) {
        for (int i = people.size() - 1; i > 0; i--) {
            Collections.swap(people, i, random.nextInt(i + 1));
        }
    }
}
