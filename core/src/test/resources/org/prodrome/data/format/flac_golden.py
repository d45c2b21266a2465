"""Makes FLAC files with the reference encoder, and digests of them as libsndfile reads them.

    python3 flac_golden.py > flac_golden.csv

with flac and python3-soundfile installed; writes *.flac into this folder. A line a file: name, bits a sample, channels x samples,
SHA-256 of fractions of full scale as little-endian 32-bit floats, a channel after the other.
"""
import hashlib
import pathlib
import subprocess

import numpy as np
import soundfile

here = pathlib.Path(__file__).parent
MADE = [
    # name, bits, channels, options of the encoder
    ("fixed8.flac", 8, 1, ["-0"]),
    ("linear16.flac", 16, 2, ["-8"]),
    ("long16.flac", 16, 1, ["-8", "-l", "32", "--lax", "-b", "1152"]),
    ("surround16.flac", 16, 6, ["-5"]),
    ("linear24.flac", 24, 2, ["-8", "-e", "-p"]),
    ("wasted24.flac", 24, 1, ["-5"]),
    ("silence16.flac", 16, 1, ["-5"]),
    ("noise16.flac", 16, 1, ["-5"]),
]
random = np.random.default_rng(9639)
print("file,bits,shape,sha256")
for name, bits, channels, options in MADE:
    t = np.arange(3000)
    rows = [np.sin(t * 0.02 * (c + 1)) * 0.7 + random.normal(0, 0.002, t.size) for c in range(channels)]
    full = 2 ** (bits - 1)
    samples = np.clip(np.rint(np.array(rows) * full), -full, full - 1).astype(np.int64)
    if name.startswith("wasted"):
        samples = samples // 16 * 16
    if name.startswith("silence"):
        samples[:] = 0
    if name.startswith("noise"):
        samples = random.integers(-full, full, samples.shape)
    raw = np.ascontiguousarray(samples.T, dtype="<i4").view(np.uint8).reshape(-1, 4)[:, : bits // 8].tobytes()
    subprocess.run(
        ["flac", "--silent", "--force", "--force-raw-format", "--no-padding", "--endian=little", "--sign=signed", f"--channels={channels}",
         f"--bps={bits}", "--sample-rate=4000", *options, "-o", str(here / name), "-"],
        input=raw, check=True)
    read, rate = soundfile.read(here / name, dtype="int32", always_2d=True)
    values = (read.T.astype(np.float64) / 2**31).astype("<f4")
    assert rate == 4000 and (read.T >> (32 - bits) == samples).all()
    print(f"{name},{bits},{channels}x{t.size},{hashlib.sha256(values.tobytes()).hexdigest()}")
