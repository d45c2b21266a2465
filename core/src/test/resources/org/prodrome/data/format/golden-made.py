"""Makes small files of every storage that shared files lack, and made.csv: what they hold, in Prodrome's axes.

    python3 golden-made.py made > made.csv

Columns as of golden-volumes.csv. Needs numpy, scipy, nibabel, Pillow, tifffile and h5py.
"""

import hashlib
import sys
from pathlib import Path

import h5py
import nibabel
import numpy
import scipy.io
import tifffile
from PIL import Image, ImageOps

out = Path(sys.argv[1])
out.mkdir(exist_ok=True)
chance = numpy.random.default_rng(42)
print("file,shapes,sha256")


def line(path, arrays):
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(numpy.ascontiguousarray(array.astype("<f4")).tobytes())
    shapes = " ".join("x".join(map(str, array.shape)) for array in arrays)
    print(f"{path.name},{shapes},{digest.hexdigest()}")


def numbers(dtype, shape):
    dtype = numpy.dtype(dtype)
    if dtype.kind == "b":
        return chance.integers(0, 2, shape).astype(dtype)
    if dtype.kind in "iu":
        info = numpy.iinfo(dtype)
        values = chance.integers(info.min, info.max, shape, dtype=dtype.newbyteorder("="), endpoint=True)
        values.flat[0], values.flat[1] = info.min, info.max
        return values.astype(dtype)
    if dtype.kind == "c":
        return (chance.normal(size=shape) + 1j * chance.normal(size=shape)).astype(dtype)
    return chance.normal(size=shape).astype(dtype)


def split(array):
    """Complex numbers as two numbers: side by side in a table, channel after channel in a volume."""
    if array.dtype.kind != "c":
        return array
    if array.ndim == 2:
        return numpy.stack([array.real, array.imag], -1).reshape(array.shape[0], -1)
    return numpy.stack([array.real, array.imag], 1).reshape(-1, *array.shape[1:])


def axes(array):
    if array.ndim < 2:
        array = array.reshape(-1, 1)
    return split(array[None] if array.ndim == 3 else array)


# NIfTI: every type, both byte orders, both versions, pairs, gzip, scaling.
types = ["u1", "i2", "i4", "f4", "c8", "f8", "i1", "u2", "u4", "i8", "u8", "c16"]
for version, image, header in [(1, nibabel.Nifti1Image, nibabel.Nifti1Header), (2, nibabel.Nifti2Image, nibabel.Nifti2Header)]:
    for order in "<>":
        for kind in types:
            data = numbers(kind, (5, 4, 3, 2))
            fields = header(endianness=order)
            fields.set_data_dtype(numpy.dtype(kind))
            made = image(data, numpy.diag([2, 3, 4, 1]), fields)
            made.header.set_slope_inter(1, 0)
            path = out / f"n{version}-{'le' if order == '<' else 'be'}-{kind}.nii"
            nibabel.save(made, path)
            line(path, [split(data.transpose(3, 2, 1, 0))])
rgb = chance.integers(0, 256, (5, 4, 3, 3)).astype("u1")
made = nibabel.Nifti1Image(rgb.copy().view([("R", "u1"), ("G", "u1"), ("B", "u1")])[..., 0], numpy.eye(4))
nibabel.save(made, out / "rgb.nii")
line(out / "rgb.nii", [rgb.transpose(3, 2, 1, 0)])
scaled = numbers("i2", (5, 4, 3))
for path in [out / "scaled.nii.gz", out / "scaled-pair.img"]:
    made = (nibabel.Nifti1Image if path.suffix == ".gz" else nibabel.Nifti1Pair)(scaled, numpy.diag([-1, 1, 2, 1]))
    made.header.set_slope_inter(0.37, -11.5)
    nibabel.save(made, path)
    line(path, [nibabel.load(path).get_fdata().transpose(2, 1, 0)[None]])

# NumPy: every type, both byte orders, both storage orders, no axis to four, versions 1 to 3.
for kind in ["?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16"]:
    for order in "<>":
        data = numbers(numpy.dtype(kind).newbyteorder(order), (4, 3))
        path = out / f"a-{'le' if order == '<' else 'be'}-{kind.replace('?', 'b1')}.npy"
        numpy.save(path, data)
        line(path, [axes(data)])
for shape in [(), (7,), (4, 3), (4, 3, 2), (5, 4, 3, 2)]:
    for kind in ["f4", "c8"]:
        for name, data in [("c", numbers(kind, shape + (2,))[..., 0]), ("f", numpy.asfortranarray(numbers(kind, shape + (2,))[..., 0]))]:
            data = numpy.ascontiguousarray(data).reshape(shape) if name == "c" else data
            path = out / f"a-{name}-{len(shape)}-{kind}.npy"
            numpy.save(path, data)
            line(path, [axes(data)])
for version in [(1, 0), (2, 0), (3, 0)]:
    path = out / f"a-version-{version[0]}.npy"
    data = numbers("f4", (3, 5))
    with open(path, "wb") as file:
        numpy.lib.format.write_array(file, data, version)
    line(path, [data])
arrays = {"x": numbers("f8", (6, 4)), "y": numbers("i4", (6,)), "words": numpy.array(["a", "b"])}
numpy.savez(out / "stored.npz", **arrays)
numpy.savez_compressed(out / "packed.npz", **arrays)
for name in ["stored.npz", "packed.npz"]:
    line(out / name, [axes(arrays["x"]), axes(arrays["y"])])
numpy.save(out / "objects.npy", numpy.array([{}, None], dtype=object))

# MATLAB.
variables = {kind: numbers(kind, (4, 3)) for kind in ["f8", "f4", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "c16"]}
variables["volume"] = numbers("f8", (4, 3, 2))
variables["moments"] = numbers("i2", (5, 4, 3, 2))
variables["words"] = "not a number"
variables["nest"] = {"a": 1.0, "b": {"c": [1, 2]}}
for name, packed in [("plain.mat", False), ("packed.mat", True)]:
    scipy.io.savemat(out / name, variables, do_compression=packed)
    line(out / name, [axes(value) for value in variables.values() if isinstance(value, numpy.ndarray)])
classes = {"f8": "double", "f4": "single", "u1": "uint8", "i2": "int16", "u4": "uint32", "i8": "int64", "u8": "uint64"}
held = {kind: numbers(kind, (4, 3)) for kind in classes} | {"volume": numbers("f8", (4, 3, 2))}
for name, packed in [("plain73.mat", None), ("packed73.mat", "gzip")]:
    with h5py.File(out / name, "w", userblock_size=512) as file:
        for variable, value in held.items():
            chunks = tuple(reversed(value.shape)) if packed else None
            data = file.create_dataset(variable, data=value.T, compression=packed, chunks=chunks)
            data.attrs["MATLAB_class"] = numpy.bytes_(classes.get(variable, "double"))
        file.create_group("nest").attrs["MATLAB_class"] = numpy.bytes_("struct")
    with open(out / name, "r+b") as file:
        file.write(b"MATLAB 7.3 MAT-file".ljust(124) + b"\x00\x02IM")
    line(out / name, [axes(held[key]) for key in sorted(held)])
with h5py.File(out / "plain.h5", "w") as file:
    file["x"] = numpy.arange(3.0)

# Pictures.
for mode, shape in [("L", (5, 7)), ("LA", (5, 7, 2)), ("RGB", (5, 7, 3)), ("RGBA", (5, 7, 4))]:
    data = chance.integers(0, 256, shape).astype("u1")
    for ending in ["png", "tif"]:
        path = out / f"p-{mode}.{ending}"
        Image.fromarray(data, mode).save(path)
        line(path, [data[None] if data.ndim == 2 else data.transpose(2, 0, 1)])
deep = chance.integers(0, 65536, (5, 7)).astype("u2")
Image.fromarray(deep).save(out / "p-16.png")
line(out / "p-16.png", [deep[None]])
bits = chance.integers(0, 2, (5, 7)).astype("u1")
Image.fromarray(bits * 255).convert("1").save(out / "p-1.png")
line(out / "p-1.png", [bits[None]])
palette = Image.fromarray(chance.integers(0, 5, (5, 7)).astype("u1"), "P")
palette.putpalette(chance.integers(0, 256, 15).astype("u1").tobytes())
for ending, options in [("png", {}), ("tif", {}), ("png", {"transparency": bytes([0, 9, 99, 200, 255])})]:
    path = out / f"p-palette{'-alpha' if options else ''}.{ending}"
    palette.save(path, **options)
    data = numpy.asarray(Image.open(path).convert("RGBA" if options else "RGB"))
    line(path, [data.transpose(2, 0, 1)])
for kind in ["u1", "i1", "u2", "i2", "u4", "i4", "f4", "f8"]:
    for order in "<>":
        for packed in [None, "zlib"]:
            data = numbers(kind, (6, 5))
            path = out / f"t-{'le' if order == '<' else 'be'}-{kind}-{packed}.tif"
            tifffile.imwrite(path, data, byteorder=order, compression=packed, photometric="minisblack")
            line(path, [data[None]])
colour = chance.integers(0, 65536, (6, 5, 3)).astype("u2")
for planar in ["contig", "separate"]:
    path = out / f"t-rgb16-{planar}.tif"
    tifffile.imwrite(path, colour if planar == "contig" else colour.transpose(2, 0, 1), photometric="rgb", planarconfig=planar)
    line(path, [colour.transpose(2, 0, 1)])
tile = chance.integers(0, 65536, (40, 35)).astype("u2")
tifffile.imwrite(out / "t-tiled.tif", tile, tile=(16, 16), photometric="minisblack")
line(out / "t-tiled.tif", [tile[None]])
pages = chance.integers(0, 65536, (3, 6, 5)).astype("u2")
tifffile.imwrite(out / "t-pages.tif", pages, photometric="minisblack")
line(out / "t-pages.tif", [pages[None]])
with tifffile.TiffWriter(out / "t-unlike.tif") as file:
    file.write(pages[0], photometric="minisblack")
    file.write(pages[1, :3], photometric="minisblack")
line(out / "t-unlike.tif", [pages[0][None], pages[1, :3][None]])
white = chance.integers(0, 256, (6, 5)).astype("u1")
tifffile.imwrite(out / "t-white.tif", white, photometric="miniswhite")
line(out / "t-white.tif", [255 - white[None]])
shade = numpy.add.outer(numpy.arange(24) * 5, numpy.arange(17) * 7).astype("u1")
for orientation in range(1, 9):
    picture = Image.fromarray(numpy.stack([shade, shade[::-1], shade[:, ::-1]], -1))
    exif = Image.Exif()
    exif[274] = orientation
    for ending in ["jpg", "png", "tif"]:
        path = out / f"o-{orientation}.{ending}"
        picture.save(path, exif=exif)
        if ending != "tif":  # Pillow turns a TIFF when it loads it, and exif_transpose would turn it again.
            turned = numpy.asarray(ImageOps.exif_transpose(Image.open(path)))
        line(path, [turned.transpose(2, 0, 1)])
for name, options in {"progressive": {"progressive": True}, "444": {"subsampling": 0}, "420": {"subsampling": 2}, "422": {"subsampling": 1}}.items():
    path = out / f"j-{name}.jpg"
    Image.fromarray(chance.integers(0, 256, (33, 21, 3)).astype("u1")).save(path, quality=80, **options)
    line(path, [numpy.asarray(Image.open(path)).transpose(2, 0, 1)])
Image.fromarray(white).save(out / "j-grey.jpg")
line(out / "j-grey.jpg", [numpy.asarray(Image.open(out / "j-grey.jpg"))[None]])
Image.fromarray(numpy.zeros((4, 4, 4), "u1"), "CMYK").save(out / "j-cmyk.jpg")
