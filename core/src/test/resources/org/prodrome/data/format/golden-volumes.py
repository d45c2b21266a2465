"""Makes golden-volumes.csv: what nibabel, NumPy and Pillow read from shared files, in Prodrome's axes.

    python3 golden-volumes.py SHARED > golden-volumes.csv

SHARED is the folder of shared data. Each line has the file, the shapes of its arrays parted by blanks, and the SHA-256 of all
samples, one array after the other, as little-endian 32-bit floats in row-major order.
"""

import hashlib
import sys
from pathlib import Path

import nibabel
import numpy
from PIL import Image, ImageOps

shared = Path(sys.argv[1])


def volume(path):
    image = nibabel.load(path)
    data = image.get_fdata(dtype=numpy.float64)
    if isinstance(image, nibabel.Cifti2Image):
        return [data.T]  # CIFTI's rows are what lies together; nibabel has them as columns.
    data = data.reshape(data.shape + (1,) * (4 - data.ndim))
    return [data.transpose(3, 2, 1, 0)]


def axes(array):
    if array.ndim < 2:
        return array.reshape(-1, 1)
    return array[None] if array.ndim == 3 else array


def archive(path):
    with numpy.load(path, allow_pickle=False) as arrays:
        return [axes(arrays[name]) for name in arrays.files]


def picture(path):
    image = ImageOps.exif_transpose(Image.open(path))
    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    data = numpy.asarray(image)
    return [data[None] if data.ndim == 2 else data.transpose(2, 0, 1)]


def line(path, arrays):
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(numpy.ascontiguousarray(array.astype(numpy.float64).astype("<f4")).tobytes())
    shapes = " ".join("x".join(map(str, array.shape)) for array in arrays)
    print(f"{path.relative_to(shared)},{shapes},{digest.hexdigest()}", flush=True)


print("file,shapes,sha256")
for path in sorted((shared / "conformance/nifti/nibabel").glob("*.nii*")):
    line(path, volume(path))
for path in sorted((shared / "data/hippocampus").glob("*/*.nii.gz"))[:12]:
    line(path, volume(path))
for path in sorted((shared / "data/adbench").glob("*.npz")):
    line(path, archive(path))
line(shared / "data/pneumoniamnist/pneumoniamnist_reassembled.npz", archive(shared / "data/pneumoniamnist/pneumoniamnist_reassembled.npz"))
for path in sorted((shared / "data/ecg5000").glob("*.npy")):
    line(path, [axes(numpy.load(path))])
for path in sorted((shared / "data/brain-mri").glob("*/*")):
    line(path, picture(path))
for path in sorted((shared / "data/zhanglab-cxr/test/NORMAL").glob("*"))[:12]:
    line(path, picture(path))
for path in sorted((shared / "data/wce-bleeding/images").glob("*"))[:12]:
    line(path, picture(path))
