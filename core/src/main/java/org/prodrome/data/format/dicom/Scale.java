package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prodrome.data.FormatException;

/**
 * From stored values to those that mean something: the modality LUT (PS3.3, section C.11.1), the dose grid's scaling.
 */
sealed interface Scale {
    double of(long stored);

    /** stored x slope + intercept */
    record Linear(double slope, double intercept) implements Scale {
        static final Linear IDENTITY = new Linear(1, 0);

        @Override
        public double of(long stored) {
            return stored * slope + intercept;
        }
    }

    /** A value for each stored one from {@code first} on; beyond the ends the end's. */
    record Table(long first, int[] entries) implements Scale {
        @Override
        public double of(long stored) {
            return entries[Math.clamp(stored - first, 0, entries.length - 1)];
        }

        /**
         * @param descriptor the element (number of entries, first stored value, bits an entry)
         * @param data the element of entries
         */
        static Table read(DataSet set, int descriptor, int data, boolean signed) throws IOException, FormatException {
            Element element = set.element(descriptor).orElseThrow();
            List<Double> said = set.numbers(descriptor);
            if (said.size() != 3) {
                throw element.bad("three numbers", said.size() + "");
            }
            int count = said.get(0).intValue() & 0xffff;
            count = count == 0 ? 1 << 16 : count;
            int first = said.get(1).intValue();
            ByteBuffer bytes = set.bytes(data).orElseThrow(() -> element.bad("followed by its table", "none"));
            boolean swapped = bytes.order() == ByteOrder.BIG_ENDIAN
                    && set.element(data).orElseThrow().vr() == Vr.OW;
            return new Table(signed ? (short) first : first & 0xffff, entries(element, bytes, count, swapped));
        }

        /** @param swapped whether narrow entries lie in words of big endian */
        private static int[] entries(Element element, ByteBuffer bytes, int count, boolean swapped)
                throws FormatException {
            boolean narrow = bytes.capacity() == count || bytes.capacity() == count + 1;
            if (!narrow && bytes.capacity() < 2 * count) {
                throw element.bad(
                        "the length of its table", count + " entries, and there are " + bytes.capacity() + " bytes");
            }
            int[] entries = new int[count];
            for (int i = 0; i < count; i++) {
                entries[i] = narrow
                        ? bytes.get(swapped ? Math.min(i ^ 1, bytes.capacity() - 1) : i) & 0xff
                        : bytes.getShort(2 * i) & 0xffff;
            }
            return entries;
        }
    }

    /**
     * What a data set, or a frame's functional groups, say of all values.
     *
     * @param unit "1" where none is said
     */
    record Meaning(Scale scale, String unit) {}

    Map<String, String> RESCALE_UNITS = Map.of(
            "HU",
            "HU",
            "OD",
            "OD",
            "MGML",
            "mg/ml",
            "ED",
            "10^23/ml",
            "EDW",
            "{electron density ratio}",
            "HU_MOD",
            "HU",
            "PCT",
            "%");
    Map<String, String> PET_UNITS = Map.of(
            "BQML",
            "Bq/ml",
            "CNTS",
            "counts",
            "CPS",
            "counts/s",
            "GML",
            "g/ml",
            "CM2ML",
            "cm2/ml",
            "PCNT",
            "%",
            "MGMINML",
            "mg/min/ml",
            "UMOLML",
            "umol/ml",
            "STDDEV",
            "{standard deviations}");

    /**
     * Empty where the data set scales nothing.
     *
     * @param ct whether a unit that isn't named is the Hounsfield unit
     */
    static Optional<Meaning> of(DataSet set, boolean signed, boolean ct) throws IOException, FormatException {
        DataSet table = set.item(Tag.MODALITY_LUT);
        if (table.has(Tag.LUT_DESCRIPTOR)) {
            Scale scale = Table.read(table, Tag.LUT_DESCRIPTOR, Tag.LUT_DATA, signed);
            return Optional.of(new Meaning(scale, unit(set, ct, table.text(Tag.LUT_TYPE))));
        }
        Optional<Double> dose = set.number(Tag.DOSE_SCALING);
        if (dose.isPresent()) {
            boolean gray = set.text(Tag.DOSE_UNITS).orElse("").equals("GY");
            return Optional.of(new Meaning(new Linear(dose.get(), 0), gray ? "Gy" : "1"));
        }
        Optional<Double> slope = set.number(Tag.RESCALE_SLOPE);
        if (slope.isEmpty()) {
            return Optional.empty();
        }
        double intercept = set.number(Tag.RESCALE_INTERCEPT).orElse(0.0);
        return Optional.of(new Meaning(new Linear(slope.get(), intercept), unit(set, ct, set.text(Tag.RESCALE_TYPE))));
    }

    private static String unit(DataSet set, boolean ct, Optional<String> type) throws IOException, FormatException {
        Optional<String> pet = set.text(Tag.UNITS);
        if (pet.isPresent()) {
            return PET_UNITS.getOrDefault(pet.get(), "1");
        }
        return type.map(term -> RESCALE_UNITS.getOrDefault(term, "1")).orElse(ct ? "HU" : "1");
    }
}
