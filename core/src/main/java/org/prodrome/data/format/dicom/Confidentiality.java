package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.prodrome.data.FormatException;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.format.PatientNames;

/**
 * Takes out of a data set what tells who the patient is: the basic application level confidentiality profile of PS3.15,
 * annex E, with the option that retains longitudinal temporal information with modified dates.
 *
 * <p>UIDs are replaced by others that stay the same under the key of {@link Pseudonym}, dates of one subject move back
 * by one number of days, private and unknown elements go. Where the profile leaves a choice, an element stays in its
 * place with a dummy or no value. Beyond the profile, what it would keep goes as well if it repeats one of the
 * patient's names or numbers.
 */
final class Confidentiality {
    private static final String DUMMY = "REMOVED";
    private static final Set<String> DOCUMENTS = Set.of("SR", "KO");
    private static final int MOST_SEARCHED = 1 << 22;

    private final PatientNames privacy;
    private final String subject;
    private final int days;
    private final TreeSet<String> warnings = new TreeSet<>();

    private Confidentiality(PatientNames privacy, String subject, int days) {
        this.privacy = privacy;
        this.subject = subject;
        this.days = days;
    }

    /** @param warnings what a person should look at */
    record Result(DataSet set, List<String> warnings) {}

    static Result of(DataSet set) throws IOException, FormatException {
        Optional<Element> directory = set.element(Tag.DIRECTORY_RECORDS);
        if (directory.isPresent()) {
            throw directory
                    .get()
                    .bad("absent from what is de-identified", "a directory, which points into other files");
        }
        Optional<String> patient = Dicom.subject(set);
        String subject = patient.map(Pseudonym::of).orElse("");
        // Of somebody unknown, a study at least keeps its days together.
        String together =
                patient.isPresent() ? patient.get() : set.text(Tag.STUDY).orElse("");
        Confidentiality profile = new Confidentiality(Privacy.of(set), subject, Pseudonym.days(together));
        Images.burnedIn(set).ifPresent(profile.warnings::add);
        NavigableMap<Integer, Element> kept = profile.elements(set);
        profile.sign(kept);
        return new Result(new DataSet(kept, set.texts()), List.copyOf(profile.warnings));
    }

    private NavigableMap<Integer, Element> elements(DataSet set) throws IOException, FormatException {
        NavigableMap<Integer, Element> kept = DataSet.sorted();
        for (Element element : set.elements()) {
            one(set, element).ifPresent(safe -> kept.put(safe.tag(), safe));
        }
        return kept;
    }

    private Optional<Element> one(DataSet set, Element element) throws IOException, FormatException {
        int tag = element.tag();
        boolean overlay = Tag.group(tag) >= 0x6000 && Tag.group(tag) <= 0x60ff;
        if (Tag.group(tag) < 8
                || Tag.isPrivate(tag)
                || (tag & 0xffff) == 0
                || overlay
                || Dictionary.ELEMENTS.first(tag).isEmpty()) {
            if (overlay) {
                warnings.add("overlays were removed, for they may hold text");
            }
            return Optional.empty();
        }
        Optional<String> action = Dictionary.CONFIDENTIALITY.first(tag);
        if (isTime(element.vr())
                && (action.isEmpty()
                        || Dictionary.CONFIDENTIALITY.second(tag).orElse("-").equals("C"))) {
            return Optional.of(text(element, moved(set, element)));
        }
        if (tag == Tag.PATIENT_ID || tag == Tag.PATIENT_NAME) {
            return Optional.of(text(element, subject));
        }
        return action.isEmpty() ? kept(set, element) : changed(set, element, action.get());
    }

    private static boolean isTime(Vr vr) {
        return vr == Vr.DA || vr == Vr.DT || vr == Vr.TM;
    }

    /** @param action of table E.1-1: X remove, Z empty, D dummy, U another UID, with slashes between alternatives */
    private Optional<Element> changed(DataSet set, Element element, String action) throws IOException, FormatException {
        if (action.equals("X")) {
            return Optional.empty();
        }
        if (action.contains("U")) {
            return element.content() instanceof Content.Items
                    ? kept(set, element)
                    : Optional.of(text(element, uids(set, element)));
        }
        if (element.content() instanceof Content.Items) {
            return sequence(set, element, action);
        }
        return Optional.of(action.contains("D") ? dummy(element) : with(element, Content.Bytes.of(new byte[0])));
    }

    /** As little of a sequence as its place in an object's definition asks for. */
    private Optional<Element> sequence(DataSet set, Element element, String action)
            throws IOException, FormatException {
        if (element.tag() == Tag.CONTENT) {
            warnings.add("the content of the report was removed");
            return Optional.empty();
        }
        if (element.tag() == Tag.VERIFYING_OBSERVER) {
            return kept(set, element);
        }
        // Of those that may go, objects are defined to have these, if without items: the second one documents alone.
        boolean document = DOCUMENTS.contains(set.text(Tag.MODALITY).orElse(""));
        boolean defined = element.tag() == Tag.ACQUISITION_CONTEXT || (document && element.tag() == Tag.PERFORMED_STEP);
        boolean goes = action.contains("X") && !defined;
        if (goes || element.tag() == Tag.GRAPHIC_ANNOTATION) {
            return Optional.empty();
        }
        boolean coded = element.tag() == Tag.PERSON_CODE;
        List<DataSet> items = coded
                ? List.of(code(DUMMY, "99" + DUMMY, DUMMY))
                : action.equals("D") ? List.of(DataSet.EMPTY) : List.of();
        return Optional.of(with(element, new Content.Items(items)));
    }

    private static Element dummy(Element element) {
        return switch (element.vr()) {
            case DA -> text(element, "19000101");
            case DT -> text(element, "19000101000000");
            case TM -> text(element, "000000");
            case AS -> text(element, "000Y");
            case DS, IS -> text(element, "0");
            case UI -> text(element, "2.25.0");
            case AE, CS, LO, LT, PN, SH, ST, UC, UR, UT -> text(element, DUMMY);
            case AT, FD, FL, OB, OD, OF, OL, OV, OW, SL, SQ, SS, SV, UL, UN, US, UV ->
                with(element, Content.Bytes.of(new byte[8]));
        };
    }

    /** What the profile keeps, unless it repeats the patient's name. */
    private Optional<Element> kept(DataSet set, Element element) throws IOException, FormatException {
        return switch (element.content()) {
            case Content.Items items -> {
                List<DataSet> safe = new ArrayList<>();
                for (DataSet item : items.sets()) {
                    safe.add(new DataSet(elements(item), item.texts()));
                }
                yield Optional.of(with(element, new Content.Items(safe)));
            }
            case Content.Fragments _ -> Optional.of(element);
            case Content.Bytes bytes ->
                tells(set, element, bytes)
                        ? Optional.of(with(element, Content.Bytes.of(new byte[0])))
                        : Optional.of(element);
        };
    }

    private boolean tells(DataSet set, Element element, Content.Bytes bytes) throws IOException, FormatException {
        boolean pixels = Tag.group(element.tag()) == 0x7fe0;
        if (!element.vr().isText()) {
            boolean open = element.vr() == Vr.OB || element.vr() == Vr.UN;
            return open
                    && !pixels
                    && bytes.length() <= MOST_SEARCHED
                    && privacy.isIn(new String(bytes.part(0, (int) bytes.length()), StandardCharsets.ISO_8859_1));
        }
        for (String value : set.texts(element)) {
            boolean telling = switch (element.vr()) {
                case DS, IS -> !value.matches("[0-9+\\-.eE]*");
                case UI -> !value.matches("[0-9.]*");
                case AS -> !value.matches("([0-9]{3}[DWMY])?");
                case PN -> !value.isEmpty();
                case CS, AE -> privacy.hasWord(value);
                default -> privacy.isIn(value);
            };
            if (telling) {
                return true;
            }
        }
        return false;
    }

    private static String uids(DataSet set, Element element) throws IOException, FormatException {
        List<String> mapped = new ArrayList<>();
        for (String uid : set.texts(element)) {
            boolean standard = uid.matches("1\\.2\\.840\\.10008\\.[0-9.]{1,44}");
            mapped.add(standard || uid.isEmpty() ? uid : Pseudonym.uid(uid));
        }
        return String.join("\\", mapped);
    }

    private String moved(DataSet set, Element element) throws IOException, FormatException {
        List<String> moved = new ArrayList<>();
        for (String value : set.texts(element)) {
            moved.add(element.vr() == Vr.TM ? Dates.time(value) : Dates.back(value, days));
        }
        return String.join("\\", moved);
    }

    /** Says what was done, as section E.1.1 asks. */
    private void sign(NavigableMap<Integer, Element> kept) {
        put(kept, Tag.PATIENT_NAME, Vr.PN, subject);
        put(kept, Tag.PATIENT_ID, Vr.LO, subject);
        put(kept, Tag.IDENTITY_REMOVED, Vr.CS, "YES");
        put(kept, Tag.DEIDENTIFICATION_METHOD, Vr.LO, "PS3.15 basic profile, dates modified");
        put(kept, Tag.DATES_MODIFIED, Vr.CS, "MODIFIED");
        List<DataSet> codes = List.of(
                code("113100", "DCM", "Basic Application Confidentiality Profile"),
                code("113107", "DCM", "Retain Longitudinal Temporal Information Modified Dates Option"));
        Element empty = element(Tag.DEIDENTIFICATION_CODES, Vr.SQ, "");
        kept.put(empty.tag(), with(empty, new Content.Items(codes)));
    }

    private static DataSet code(String value, String scheme, String meaning) {
        NavigableMap<Integer, Element> code = DataSet.sorted();
        put(code, Tag.CODE_VALUE, Vr.SH, value);
        put(code, Tag.CODE_SCHEME, Vr.SH, scheme);
        put(code, Tag.CODE_MEANING, Vr.LO, meaning);
        return new DataSet(code, Texts.DEFAULT);
    }

    private static void put(NavigableMap<Integer, Element> into, int tag, Vr vr, String value) {
        into.put(tag, element(tag, vr, value));
    }

    private static Element element(int tag, Vr vr, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        Content.Bytes content = Content.Bytes.of(bytes);
        return new Element(tag, vr, content.source(), 0, content);
    }

    private static Element text(Element element, String value) {
        return element(element.tag(), element.vr(), value);
    }

    private static Element with(Element element, Content content) {
        return new Element(element.tag(), element.vr(), element.source(), element.at(), content);
    }
}
