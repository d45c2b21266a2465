package org.prodrome.data.synthetic.wearable;

import java.util.SplittableRandom;

/**
 * What goes on during a recording.
 *
 * @param stress of the abnormal alone
 * @param walking which quickens the heart as stress does, but moves the arm
 * @param fidgeting short movements that spoil the pulse
 * @param surprise short, which makes the skin sweat and nothing else
 * @param warming of the room or the body, slow, which raises the skin's conductance and temperature
 * @param off while the band is off the wrist
 */
record Day(Spells stress, Spells walking, Spells fidgeting, Spells surprise, Spells warming, Spells off) {
    static Day draw(boolean abnormal, Place place, double seconds, SplittableRandom random) {
        int minutes = Math.max(1, (int) (seconds / 60));
        int stressed = abnormal ? 1 + random.nextInt(2) : 0;
        int exercised = abnormal ? random.nextInt(2) : 1 + random.nextInt(2);
        double part = seconds / 4;
        Spells stress = Spells.draw(stressed, seconds, part * 0.5, part, 8, 35, random);
        Spells walking = Spells.draw(exercised, seconds, part * 0.4, part * 0.9, 12, 40, random);
        int moves = Math.max(1, (int) Math.round(0.9 * minutes * place.restless() * random.nextDouble(0.5, 1.5)));
        Spells fidgeting = Spells.draw(moves, seconds, 2, 14, 0.5, 0.5, random);
        int startled = (int) Math.round(0.25 * minutes * random.nextDouble(0.4, abnormal ? 1 : 2));
        Spells surprise = Spells.draw(startled, seconds, 5, 15, 0.5, 1, random);
        Spells warming = Spells.draw(random.nextInt(2), seconds, part, 2 * part, 90, 150, random);
        boolean loose = random.nextDouble() < place.loose();
        Spells off = Spells.draw(loose ? 1 : 0, seconds, 15, 60, 0.1, 0.1, random);
        return new Day(stress, walking, fidgeting, surprise, warming, off);
    }

    /** How much the arm moves, from 0. */
    double motion(double time) {
        return Math.max(walking.now(time), fidgeting.now(time));
    }
}
