"""Makes cjdata.mat: a MATLAB 7.3 file as those of the figshare brain tumours, with a slice of 2 rows and 3 columns.

python3 make_cjdata.py (h5py 3.7, numpy 1.24)
"""

import h5py
import numpy as np

NAME = "cjdata.mat"


def field(group, name, values, kind):
    """MATLAB's axes stand the other way round in the file."""
    data = group.create_dataset(name, data=values.T)
    data.attrs["MATLAB_class"] = np.bytes_(kind)
    if kind == "char":
        data.attrs["MATLAB_int_decode"] = np.int32(2)


with h5py.File(NAME, "w", userblock_size=512) as file:
    group = file.create_group("cjdata")
    group.attrs["MATLAB_class"] = np.bytes_("struct")
    letters = np.array([[ord(letter) for letter in "100360"]], dtype=np.uint16)
    field(group, "PID", letters, "char")
    field(group, "label", np.array([[2.0]]), "double")
    field(group, "image", np.array([[1, 2, 3], [4, 5, 600]], dtype=np.int16), "int16")
    field(group, "tumorMask", np.array([[0, 0, 1], [0, 1, 1]], dtype=np.uint8), "logical")
    field(group, "tumorBorder", np.array([[1.5, 2.5, 3.5, 1.0]]), "double")

with open(NAME, "r+b") as file:
    file.write(b"MATLAB 7.3 MAT-file, made by make_cjdata.py".ljust(124) + b"\x00\x02IM")
