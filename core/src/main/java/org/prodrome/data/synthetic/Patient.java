package org.prodrome.data.synthetic;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;

/**
 * One simulated subject.
 *
 * @param period mean seconds from beat to beat
 * @param breath seconds from breath to breath
 * @param first and second: pitch of the heart sounds, in Hz
 * @param colour centre of the subject's noise or murmur, in Hz
 * @param loudness of noise or murmur, of the first heart sound
 */
record Patient(
        double period,
        double breath,
        double first,
        double second,
        double colour,
        double loudness,
        Optional<Murmur> murmur) {

    private static final List<Murmur> MURMURS = List.of(Murmur.values());

    static Patient draw(Seed seed, Stethoscope site) {
        SplittableRandom random = seed.random();
        boolean abnormal = random.nextDouble() < site.abnormal();
        Murmur kind = MURMURS.get(random.nextInt(MURMURS.size()));
        return new Patient(
                60 / random.nextDouble(52, 105),
                random.nextDouble(3, 5.5),
                random.nextDouble(35, 60),
                random.nextDouble(55, 90),
                random.nextDouble(110, 320),
                Math.exp(random.nextDouble(Math.log(0.06), Math.log(0.5))),
                abnormal ? Optional.of(kind) : Optional.empty());
    }
}
