"""Digests of WFDB records as wfdb-python reads them: physical values, every signal at its own rate.

    python3 wfdb_golden.py FOLDER > wfdb_golden.csv

with wfdb-python 4 on the path. A line a record: header, shapes of its parts (channels x samples, by rate in the order of
the record's signals), SHA-256 of the parts as little-endian 32-bit floats in row-major order; "refused" where wfdb-python
can't read it.
"""
import hashlib
import pathlib
import sys

import numpy as np
import wfdb

folder = pathlib.Path(sys.argv[1])
print("file,shapes,sha256")
for header in sorted(folder.rglob("*.hea")):
    name = header.relative_to(folder).as_posix()
    try:
        record = wfdb.rdrecord(str(header.with_suffix("")), smooth_frames=False)
        signals = record.e_p_signal
        if signals is None:
            signals = list(record.p_signal.T)
    except Exception as error:
        print(type(error).__name__, error, file=sys.stderr)
        print(f"{name},refused,")
        continue
    lengths = list(dict.fromkeys(len(signal) for signal in signals))
    digest = hashlib.sha256()
    shapes = []
    for length in lengths:
        part = [np.asarray(signal, dtype=np.float64) for signal in signals if len(signal) == length]
        shapes.append(f"{len(part)}x{length}")
        for signal in part:
            digest.update(signal.astype("<f4").tobytes())
    print(f"{name},{' '.join(shapes)},{digest.hexdigest()}")
