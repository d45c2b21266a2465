package org.prodrome.data.format.dicom;

import java.util.ArrayList;
import java.util.List;

/** Functional groups of multi-frame images (PS3.3, section C.7.6.16): what holds for all frames, or for each. */
final class Groups {
    private Groups() {}

    /** The first item of a functional group, for each frame; empty where there is none. */
    static List<DataSet> of(DataSet set, int tag, int frames) {
        DataSet shared = set.item(Tag.SHARED_GROUPS).item(tag);
        List<DataSet> each = set.items(Tag.FRAME_GROUPS);
        List<DataSet> found = new ArrayList<>();
        if (each.stream().noneMatch(frame -> frame.has(tag))) {
            return shared == DataSet.EMPTY ? List.of() : List.of(shared);
        }
        for (int i = 0; i < frames; i++) {
            DataSet own = i < each.size() ? each.get(i).item(tag) : DataSet.EMPTY;
            found.add(own == DataSet.EMPTY ? shared : own);
        }
        return found;
    }
}
