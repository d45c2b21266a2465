package org.prodrome.app.cli;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small files whose headers hold a patient's name wherever the format has a place for one. */
final class CanaryFiles {
    static final String NAME = "Zanzibarsson^Quillanova";

    /** What must not be read anywhere, in small letters. */
    static final List<String> NAMES = List.of("zanzibarsson", "quillanova");

    private static final String PLAIN = NAME.replace('^', ' ');

    private CanaryFiles() {}

    /** The files' contents by their names. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("scan.dcm", dicom());
        files.put("sleep.edf", edf());
        files.put("rhythm.hea", wfdb());
        files.put("rhythm.dat", new byte[200]);
        files.put("brain.nii", nifti());
        return files;
    }

    /** Files of formats that are not de-identified, by their names. */
    static Map<String, byte[]> others() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("sound.wav", wav());
        files.put("picture.png", png());
        files.put("table.csv", text("age,weight\n61,70\n" + PLAIN + ",80\n"));
        files.put("quoted.csv", text("age,weight\n\"" + PLAIN + ",80\n"));
        files.put("note.txt", text("seen: " + PLAIN + "\n"));
        files.put("array.npy", text("\u0093NUMPY\1\0\u0076\0{'descr': '<f8', '" + PLAIN + "'"));
        files.put("odd.tiff", text("II*\0 " + PLAIN));
        files.put("odd.mat", text("MATLAB 5.0 MAT-file, by " + PLAIN));
        files.put("odd.flac", text("fLaC" + PLAIN));
        return files;
    }

    /** Two seconds of silence with a list of texts about them. */
    private static byte[] wav() {
        byte[] artist = text(PLAIN);
        ByteBuffer file =
                ByteBuffer.allocate(12 + 24 + 8 + 4 + 8 + 22 + 8 + 8000).order(ByteOrder.LITTLE_ENDIAN);
        file.put(text("RIFF")).putInt(file.capacity() - 8).put(text("WAVE"));
        file.put(text("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(2000).putInt(4000).putShort((short) 2).putShort((short) 16);
        file.put(text("LIST"))
                .putInt(4 + 8 + 22)
                .put(text("INFO"))
                .put(text("IART"))
                .putInt(22);
        file.put(artist).position(12 + 24 + 8 + 4 + 8 + 22);
        file.put(text("data")).putInt(8000);
        return file.array();
    }

    /** A picture whose text chunk is spoiled. */
    private static byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        out.writeBytes(new byte[] {0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0});
        out.writeBytes(new byte[] {0x3a, 0x7e, (byte) 0x9b, 0x55});
        byte[] said = text("Author\0" + PLAIN);
        out.writeBytes(new byte[] {0, 0, 0, (byte) said.length, 't', 'E', 'X', 't'});
        out.writeBytes(said);
        return out.toByteArray();
    }

    private static byte[] dicom() {
        return dicom("", text(NAME), text(PLAIN + " skull"));
    }

    /**
     * 4 x 4 pixels in explicit little endian; the name stands in every kind of element that may hold one.
     *
     * @param characters the character set of the name and of the text
     */
    static byte[] dicom(String characters, byte[] name, byte[] said) {
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        element(meta, 0x00020002, "UI", text("1.2.840.10008.5.1.4.1.1.7"));
        element(meta, 0x00020003, "UI", text("1.2.3.4"));
        element(meta, 0x00020010, "UI", text("1.2.840.10008.1.2.1"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes(text("DICM"));
        element(out, 0x00020000, "UL", little(4, meta.size()));
        out.writeBytes(meta.toByteArray());
        if (!characters.isEmpty()) {
            element(out, 0x00080005, "CS", text(characters));
        }
        element(out, 0x00080016, "UI", text("1.2.840.10008.5.1.4.1.1.7"));
        element(out, 0x00080018, "UI", text("1.2.3.4"));
        element(out, 0x00080060, "CS", text("OT"));
        element(out, 0x00080070, "LO", said);
        element(out, 0x00080080, "LO", text("Clinic of " + PLAIN));
        element(out, 0x00080090, "PN", name);
        element(out, 0x00081030, "LO", said);
        element(out, 0x0008103E, "LO", said);
        element(out, 0x00081090, "LO", said);
        element(out, 0x00100010, "PN", name);
        element(out, 0x00100020, "LO", text(PLAIN));
        element(out, 0x00104000, "LT", text("seen: " + PLAIN));
        element(out, 0x00180015, "CS", text("SKULL"));
        element(out, 0x00181000, "LO", text(PLAIN));
        element(out, 0x00181030, "LO", said);
        element(out, 0x0020000D, "UI", text("1.2.3.5"));
        element(out, 0x0020000E, "UI", text("1.2.3.6"));
        element(out, 0x00204000, "LT", said);
        element(out, 0x00280002, "US", little(2, 1));
        element(out, 0x00280004, "CS", text("MONOCHROME2"));
        element(out, 0x00280010, "US", little(2, 4));
        element(out, 0x00280011, "US", little(2, 4));
        element(out, 0x00280100, "US", little(2, 8));
        element(out, 0x00280101, "US", little(2, 8));
        element(out, 0x00280102, "US", little(2, 7));
        element(out, 0x00280103, "US", little(2, 0));
        element(out, 0x7FE00010, "OB", new byte[16]);
        return out.toByteArray();
    }

    private static void element(ByteArrayOutputStream out, int tag, String vr, byte[] value) {
        out.writeBytes(little(2, tag >>> 16));
        out.writeBytes(little(2, tag & 0xffff));
        out.writeBytes(text(vr));
        int even = value.length + value.length % 2;
        out.writeBytes(vr.equals("OB") ? new byte[2] : new byte[0]);
        out.writeBytes(little(vr.equals("OB") ? 4 : 2, even));
        out.writeBytes(value);
        out.writeBytes(new byte[even - value.length]);
    }

    /** A signal of two seconds and one of annotations, of which one names the patient. */
    private static byte[] edf() {
        StringBuilder head = new StringBuilder();
        head.append(field("0", 8))
                .append(field("MCH-0234567 F 02-MAY-1951 Quillanova_Zanzibarsson", 80))
                .append(field("Startdate 02-MAR-2002 EMG561 Dr_Zanzibarsson Telemetry03", 80))
                .append("02.03.0216.35.00")
                .append(field("768", 8))
                .append(field("EDF+C", 44))
                .append(field("1", 8))
                .append(field("2", 8))
                .append(field("2", 4));
        head.append(field("EEG Fpz-Cz", 16)).append(field("EDF Annotations", 16));
        head.append(field(PLAIN, 80)).append(field("", 80));
        head.append(field("uV", 8)).append(field("", 8));
        head.append(field("-100", 8)).append(field("-1", 8));
        head.append(field("100", 8)).append(field("1", 8));
        head.append(field("-2048", 8)).append(field("-32768", 8));
        head.append(field("2047", 8)).append(field("32767", 8));
        head.append(field(PLAIN, 80)).append(field("", 80));
        head.append(field("20", 8)).append(field("30", 8));
        head.append(field(PLAIN, 32)).append(field(PLAIN, 32));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text(head.toString()));
        out.writeBytes(new byte[40]);
        byte[] annotations = new byte[60];
        byte[] stamped = text("+0\u0014\u0014\0+1\u0014Lights off\u0014\0");
        System.arraycopy(stamped, 0, annotations, 0, stamped.length);
        out.writeBytes(annotations);
        return out.toByteArray();
    }

    private static byte[] wfdb() {
        return text("rhythm 1 100 100 10:00:00 02/05/1951\nrhythm.dat 16 200/mV 16 0 0 0 0 ECG\n# age: 61 sex: F "
                + PLAIN + "\n#Patient: " + NAME + "\n");
    }

    /** 2 x 2 x 2 unsigned bytes, of the NIfTI-1 header's 348 bytes and an extension of comments. */
    private static byte[] nifti() {
        byte[] comment = text("Patient: " + PLAIN);
        ByteBuffer file = ByteBuffer.allocate(352 + 64 + 8).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 348);
        short[] dim = {3, 2, 2, 2, 1, 1, 1, 1};
        for (int i = 0; i < dim.length; i++) {
            file.putShort(40 + 2 * i, dim[i]);
            file.putFloat(76 + 4 * i, 1);
        }
        file.put(4, text("Zanzibarss"));
        file.put(14, text("Quillanova"));
        file.putShort(70, (short) 2);
        file.putShort(72, (short) 8);
        file.putFloat(108, 416);
        file.putFloat(112, 1);
        file.put(123, (byte) 2);
        file.put(148, text(PLAIN));
        file.put(228, text(PLAIN));
        file.put(328, text("Quillanova"));
        file.put(344, text("n+1\0"));
        file.put(348, (byte) 1);
        file.putInt(352, 64);
        file.putInt(356, 6);
        file.put(360, comment);
        return file.array();
    }

    private static byte[] little(int bytes, int value) {
        byte[] little = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            little[i] = (byte) (value >>> 8 * i);
        }
        return little;
    }

    private static String field(String value, int width) {
        return String.format("%-" + width + "s", value);
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }
}
