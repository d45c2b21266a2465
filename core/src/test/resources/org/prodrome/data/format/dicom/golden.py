"""Prints what pydicom decodes of each file of a folder: path, shape, SHA-256 of the samples.

Run by hand, with Debian's python3-pydicom 2.3.1, python3-gdcm 3.0.21, python3-numpy:

    /usr/bin/python3 golden.py "$PRODROME_SHARED/conformance/dicom" > golden.csv

    /usr/bin/python3 golden.py --near FILE ... > near.csv

Samples are little-endian 32-bit floats in row-major order of [channel, height, width], of several frames
[channel, frame, height, width]; of waveforms [channel, time], one multiplex group after the other. Grey values are
pydicom's pixel_array after apply_modality_lut; a dose grid's are times its DoseGridScaling. Palettes went through
apply_color_lut; YBR_FULL and YBR_FULL_422 through convert_color_space. A file that pydicom can't decode isn't listed.

Where pydicom 2.3.1 leaves the standard, the standard is kept: bits beyond Bits Stored don't count, words of 8-bit pixels
and of palettes are turned in big-endian files, and the rescaling of functional groups is applied.

Decoders of irreversible JPEG 2000 may round differently, so of such files near.csv has the path, the step between stored
values, and 200 values at even distances instead.

Each file is decoded in a process of its own, because gdcm ends the process over some.
"""

import hashlib
import os
import subprocess
import sys
import warnings

import numpy as np
import pydicom
import pydicom.waveforms
from pydicom.pixel_data_handlers.util import apply_color_lut, apply_modality_lut, convert_color_space


def turn(dataset, *tags):
    """Turns the bytes of each 16-bit word of some elements."""
    for tag in tags:
        if tag in dataset:
            value = dataset[tag].value
            words = np.frombuffer(value[:len(value) // 2 * 2], "u2").byteswap().tobytes()
            dataset[tag].value = words + value[len(words):]


def in_words(dataset):
    """Puts right what pydicom reads byte by byte in big-endian files."""
    if dataset.is_little_endian:
        return
    turn(dataset, 0x00281201, 0x00281202, 0x00281203)
    one_byte = dataset.BitsAllocated <= 8 and "PixelData" in dataset and dataset["PixelData"].VR == "OW"
    if one_byte:
        turn(dataset, 0x7FE00010)


def stored(dataset, values):
    """Keeps the bits that count."""
    bits, allocated = dataset.get("BitsStored"), dataset.BitsAllocated
    if bits is None or bits == allocated or allocated == 1:
        return values
    if dataset.PixelRepresentation == 0:
        return values & ((1 << bits) - 1)
    return values << (allocated - bits) >> (allocated - bits)


def rescaled(dataset, values):
    values = apply_modality_lut(values, dataset)
    shared = dataset.get("SharedFunctionalGroupsSequence") or [{}]
    group = shared[0].get("PixelValueTransformationSequence") or [None]
    if group[0] is not None and "RescaleSlope" not in dataset:
        values = values * float(group[0].RescaleSlope) + float(group[0].RescaleIntercept)
    return values


def pixels(dataset):
    # Decoding may rewrite the description, so it is read before.
    photometric = dataset.PhotometricInterpretation
    frames = int(dataset.get("NumberOfFrames") or 1)
    in_words(dataset)
    values = dataset.pixel_array
    if photometric == "PALETTE COLOR":
        values = apply_color_lut(values, dataset)
    elif photometric in ("YBR_FULL", "YBR_FULL_422"):
        values = convert_color_space(values, photometric, "RGB")
    elif photometric.startswith("MONOCHROME"):
        values = rescaled(dataset, stored(dataset, values))
    if "DoseGridScaling" in dataset:
        values = values * float(dataset.DoseGridScaling)
    coloured = not photometric.startswith("MONOCHROME")
    if values.ndim == 2 + coloured and frames > 1:
        raise ValueError("frames are missing")
    return np.moveaxis(values, -1, 0) if coloured else values[np.newaxis]


def one(path):
    dataset = pydicom.dcmread(path, force=True)
    if not hasattr(dataset.file_meta, "TransferSyntaxUID"):
        big = not dataset.is_little_endian
        dataset.file_meta.TransferSyntaxUID = (
            pydicom.uid.ExplicitVRBigEndian if big
            else pydicom.uid.ImplicitVRLittleEndian if dataset.is_implicit_VR
            else pydicom.uid.ExplicitVRLittleEndian)
    if "WaveformSequence" in dataset:
        groups = [pydicom.waveforms.multiplex_array(dataset, i, as_raw=False).T
                  for i in range(len(dataset.WaveformSequence))]
    else:
        groups = [pixels(dataset)]
    digest = hashlib.sha256()
    for group in groups:
        digest.update(np.ascontiguousarray(group).astype("<f4").tobytes())
    return " + ".join("x".join(map(str, group.shape)) for group in groups), digest.hexdigest()


def near(path):
    dataset = pydicom.dcmread(path)
    step = float(dataset.get("RescaleSlope") or 1)
    values = np.ascontiguousarray(pixels(dataset)).astype("<f4").ravel()
    some = values[np.arange(200) * (values.size - 1) // 199]
    return ",".join([path[path.index("pydicom"):], str(step), *(str(value) for value in some)])


def main(root):
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            done = subprocess.run([sys.executable, __file__, "--one", path], capture_output=True, text=True)
            if done.returncode == 0:
                print(os.path.relpath(path, root) + "," + done.stdout.strip(), flush=True)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if sys.argv[1] == "--one":
        print(",".join(one(sys.argv[2])))
    elif sys.argv[1] == "--near":
        for file in sys.argv[2:]:
            print(near(file))
    else:
        main(sys.argv[1])
