"""Digests of WFDB annotations as wfdb-python reads them.

    python3 wfdb_annotations_golden.py FOLDER > wfdb_annotations_golden.csv

with wfdb-python 4 on the path. A line a file: its name, number of annotations, SHA-256 of a line an annotation in UTF-8:
sample, symbol, subtype, channel, number and note with a tabulator between and a line feed at the end.
"""
import hashlib
import pathlib
import sys

import wfdb

folder = pathlib.Path(sys.argv[1])
print("file,annotations,sha256")
for file in sorted(folder.iterdir()):
    if file.suffix[1:] in ("atr", "qrs", "gqrsh", "gqrsl", "sqrs", "anI", "wabp", "wqrs"):
        found = wfdb.rdann(str(file.with_suffix("")), file.suffix[1:])
        digest = hashlib.sha256()
        # Codes that older files define for themselves have no symbol here.
        symbols = [symbol if isinstance(symbol, str) else "" for symbol in found.symbol]
        for row in zip(found.sample, symbols, found.subtype, found.chan, found.num, found.aux_note):
            digest.update(("\t".join(str(field) for field in row).replace("\0", "") + "\n").encode())
        print(f"{file.name},{len(found.sample)},{digest.hexdigest()}")
