package org.prodrome.signal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Words and marks of a text as numbers. A word is letters and digits, of either case alike, and what joins them; of a
 * number only its form counts, 0.0 for 7.4. A mark that ends or parts sentences stands for itself.
 */
public final class Words {
    /** Above every word's number; 0 is no word's. */
    public static final int NUMBERS = 1 << 18;

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’.,-][\\p{L}\\p{M}\\p{N}]+)*|[.!?;:]");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");

    private Words() {}

    /** The words' numbers, in the text's order. */
    public static int[] of(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToInt(Words::number)
                .toArray();
    }

    /**
     * Where a word stands in a text.
     *
     * @param start its first character
     * @param end after its last one
     */
    public record Place(int start, int end) {}

    /** Where the words of {@link #of} stand. */
    public static List<Place> places(String text) {
        return WORD.matcher(text)
                .results()
                .map(found -> new Place(found.start(), found.end()))
                .toList();
    }

    /** 1 or more: CRC-32C of the word in UTF-8, modulo what there is. */
    static int number(String word) {
        String form = DIGIT.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("0");
        CRC32C sum = new CRC32C();
        sum.update(form.getBytes(StandardCharsets.UTF_8));
        return 1 + (int) (sum.getValue() % (NUMBERS - 1));
    }
}
