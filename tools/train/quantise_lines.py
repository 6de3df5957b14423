#!/usr/bin/python3
"""Find how the line recogniser's activations are rounded to 8 bits and write ocr/models/lines/int8.txt.

usage: quantise_lines.py --program build/release/uketsuke --page-maker build/release/tools/page_maker/uketsuke-page-maker
                         --deps ~/.cache/uketsuke/deps --out ocr/models/lines/int8.txt [--pages N] [--seed S]

Made pages are cut into their fields by the product itself (run --debug-dir --reveal); the fields, scaled to the network's
48 pixels, flow through the f32 network, and the range of every channel before every wide convolution and before the last
matrix is kept. A layer rounds what comes in to 256 levels after dividing each channel by its own scale (SmoothQuant, Xiao
et al. 2023, with exponent ALPHA), so that one loud channel does not take the levels of all others.
"""
import argparse
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy
from PIL import Image

HEIGHT = 48
WIDEST = 640   # pixels: wider fields are cut
# Share of a channel's loudness that is moved into the weights. Of 0, 0.3, 0.5, 0.7 and 0.85 the answers moved least from
# f32 (total variation per step, 500 lines) at 0.7.
ALPHA = 0.7
LEVELS = 255


def fields(args):
    """Field pictures of made pages as network inputs [1, 3, 48, width]."""
    with tempfile.TemporaryDirectory() as folder:
        for number, (level, mode) in enumerate((("office", "colour"), ("rough", "grey"), ("office", "bilevel"))):
            subprocess.run([args.page_maker, "--seed", str(args.seed + 1000 * number), "--count", str(args.pages),
                            "--level", level, "--mode", mode, "--out", folder + "/pages"], check=True,
                           stdout=subprocess.DEVNULL)
        pages = sorted(str(p) for p in pathlib.Path(folder, "pages").glob("*.png"))
        subprocess.run([args.program, "run", "--debug-dir", folder + "/debug", "--reveal", *pages], check=True,
                       stdout=subprocess.DEVNULL)
        out = []
        for path in sorted(pathlib.Path(folder, "debug").glob("*_50_*.png")):
            grey = Image.open(path).convert("L")
            width = min(WIDEST, max(HEIGHT, round(grey.width * HEIGHT / grey.height)))
            x = numpy.asarray(grey.resize((width, HEIGHT), Image.BOX), numpy.float32) / 127.5 - 1
            out.append(numpy.repeat(x[None, None], 3, axis=1))
    random.Random(args.seed).shuffle(out)
    return out


def wide_layers(model):
    """Convolutions with room to both sides of the line, past the first, and the last matrix: nearly all of the time."""
    layers = []
    for node in model.get_ordered_ops():
        if node.get_type_name() != "Convolution":
            continue
        shape = node.input(0).get_partial_shape()
        if not (shape[2].is_static and shape[2].get_length() == 1):
            layers.append(node)
    matrices = [node for node in model.get_ordered_ops() if node.get_type_name() == "MatMul"]
    return layers[1:] + matrices[-1:]


def plan_of(layer, low, high):
    """Scale of each channel, and the range of all channels after division by it, 0 among its levels."""
    weights = numpy.abs(layer.input_value(1).get_node().get_data())
    axis = 1 if weights.ndim == 4 else 0
    loud = numpy.maximum(numpy.maximum(-low, high), 1e-6)
    heavy = numpy.maximum(weights.max(axis=tuple(i for i in range(weights.ndim) if i != axis)), 1e-6)
    scale = loud**ALPHA / heavy**(1 - ALPHA)
    scale /= numpy.exp(numpy.log(scale).mean())
    bottom, top = min((low / scale).min(), 0.0), max((high / scale).max(), 1e-6)
    step = (top - bottom) / LEVELS
    zero = round(-bottom / step)
    return scale, -zero * step, (LEVELS - zero) * step


def main():
    parser = argparse.ArgumentParser()
    for name in ("program", "page-maker", "deps", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--pages", type=int, default=12, help="of each of three kinds of damage")
    parser.add_argument("--lines", type=int, default=500, help="fields looked at")
    parser.add_argument("--seed", type=int, default=41001)
    args = parser.parse_args()
    sys.path.insert(0, str(pathlib.Path(args.deps).expanduser() / "openvino-2026.4.1"))
    import openvino

    core = openvino.Core()
    path = pathlib.Path(args.deps).expanduser() / "rapidocr-3.10.0/rapidocr/models/PP-OCRv6_rec_small.onnx"
    model = core.read_model(path)
    model.reshape([1, 3, HEIGHT, openvino.Dimension(HEIGHT, WIDEST)])
    layers = wide_layers(model)
    probe = openvino.Model([layer.input_value(0) for layer in layers], model.get_parameters(), "probe")
    run = core.compile_model(probe, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    low, high = [None] * len(layers), [None] * len(layers)
    lines = fields(args)[:args.lines]
    for line in lines:
        result = run([line])
        for i in range(len(layers)):
            values = result[i][0].reshape(result[i].shape[1], -1)
            least, most = values.min(axis=1), values.max(axis=1)
            low[i] = least if low[i] is None else numpy.minimum(low[i], least)
            high[i] = most if high[i] is None else numpy.maximum(high[i], most)
    with open(args.out, "w", encoding="ascii") as out:
        for layer, least, most in zip(layers, low, high):
            scale, bottom, top = plan_of(layer, least, most)
            print(layer.get_friendly_name(), len(scale), f"{bottom:.6g} {top:.6g}", file=out)
            print(" ".join(f"{s:.5g}" for s in scale), file=out)
    print(f"{len(lines)} fields, {len(layers)} layers")


if __name__ == "__main__":
    main()
