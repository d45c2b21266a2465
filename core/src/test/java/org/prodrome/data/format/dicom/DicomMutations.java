package org.prodrome.data.format.dicom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.format.FileMutations;

/** Spoils DICOM files in ways that their readers stumble over, and sees that they answer soon and in few bytes. */
public final class DicomMutations {
    private static final byte[][] MARKS = {
        {-1, -1, -1, -1},
        {-1, -1, -1, 127},
        {0, 0, 0, 0},
        {-2, -1, 0, -32},
        {-2, -1, 13, -32},
        {-2, -1, -35, -32},
        {'S', 'Q', 0, 0},
        {'U', 'N', 0, 0},
        {'O', 'B', 0, 0},
        {-1, -40, -1, -37},
        {-32, 127, 16, 0}
    };

    private DicomMutations() {}

    static FileMutations.Figures run(Seed seed, int mutations, List<Path> files, Path folder) throws Exception {
        Path spoiled = folder.resolve("spoiled.dcm");
        return FileMutations.run(
                seed,
                mutations,
                files,
                DicomMutations::mutated,
                (_, bytes) -> Files.write(spoiled, bytes),
                file -> Dicom.contents(file).digest());
    }

    public static byte[] mutated(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int within = random.nextInt(3) > 0 ? Math.min(4096, bytes.length) : bytes.length;
            int at = random.nextInt(within);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> {
                    byte[] mark = MARKS[random.nextInt(MARKS.length)];
                    System.arraycopy(mark, 0, bytes, at, Math.min(mark.length, bytes.length - at));
                }
                case 2 -> {
                    int from = random.nextInt(bytes.length);
                    int count = Math.min(random.nextInt(64), bytes.length - Math.max(from, at));
                    System.arraycopy(bytes, from, bytes, at, count);
                }
                case 3 -> bytes[at] = (byte) "09\\-+.eA\u001b ^=1".charAt(random.nextInt(13));
                default -> bytes[at] = (byte) random.nextInt(256);
            }
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 20)) : bytes;
    }
}
