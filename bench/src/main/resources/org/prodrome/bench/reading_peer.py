"""The Python side of ReadingComparison: reads a tool and a file a line, tab between them, answers with the milliseconds of
reading the file's samples as 32-bit floats, or with an empty line where the tool doesn't read it."""

import sys
import time
import warnings

import numpy

warnings.filterwarnings("ignore")


def module(name):
    try:
        return __import__(name)
    except Exception:
        return None


pydicom = module("pydicom")
nibabel = module("nibabel")
mne = module("mne")
wfdb = module("wfdb")
pillow = module("PIL.Image")
if mne:
    mne.set_log_level("ERROR")


def dicom(path):
    data = pydicom.dcmread(path)
    samples = data.pixel_array
    if "RescaleSlope" in data:
        from pydicom.pixel_data_handlers.util import apply_modality_lut
        samples = apply_modality_lut(samples, data)
    if data.PhotometricInterpretation.startswith("YBR") and samples.ndim > 2:
        from pydicom.pixel_data_handlers.util import convert_color_space
        samples = convert_color_space(samples, data.PhotometricInterpretation, "RGB")
    return samples


def edf(path):
    read = mne.io.read_raw_bdf if path.lower().endswith(".bdf") else mne.io.read_raw_edf
    return read(path, preload=True).get_data()


READERS = {
    "pydicom": dicom,
    "nibabel": lambda path: nibabel.load(path).get_fdata(dtype=numpy.float32),
    "mne": edf,
    "wfdb": lambda path: wfdb.rdrecord(path[:-4]).p_signal,
    "numpy": lambda path: numpy.load(path),
    "pillow": lambda path: numpy.asarray(pillow.Image.open(path)),
}


def answer(tool, path):
    try:
        start = time.perf_counter()
        numpy.asarray(READERS[tool](path)).astype(numpy.float32)
        return 1000 * (time.perf_counter() - start)
    except Exception:
        return None


def version(name, package):
    return name + " " + str(getattr(package, "__version__", "")) if package else "no " + name


print(", ".join(version(name, package) for name, package in (
    ("NumPy", numpy), ("pydicom", pydicom), ("nibabel", nibabel), ("mne", mne), ("wfdb", wfdb), ("PIL", module("PIL")))),
    flush=True)
for line in sys.stdin:
    milliseconds = answer(*line.rstrip("\n").split("\t"))
    print("" if milliseconds is None else milliseconds, flush=True)
