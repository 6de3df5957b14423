"""What the line recogniser sees, for the digit head: run as the product runs it, rounded to 8 bits, or in bfloat16."""
import pathlib
import sys

import numpy as np

from combs import CELLS, HEIGHT

PLAN = pathlib.Path(__file__).resolve().parents[2] / "ocr" / "models" / "lines" / "int8.txt"
MAP = "Identity.117"   # kMapNode in ocr/lines/line_reader_openvino.cpp
LEVELS, WEIGHT_LEVELS = 256, 255


def plan(path):
    """{layer: (low, high, scale of every channel)} of ocr/lines/rounding_plan.h."""
    lines = path.read_text().splitlines()
    heads = [head.split() for head in lines[::2]]
    return {name: (float(low), float(high), np.array(scales.split(), np.float32))
            for (name, _, low, high), scales in zip(heads, lines[1::2])}


def along(values, rank, axis):
    shape = [1] * rank
    shape[axis] = len(values)
    return values.reshape(shape).astype(np.float32)


def round_layer(ops, layer, low, high, scale):
    """As round_layer in ocr/lines/line_reader_openvino.cpp, for a convolution."""
    weights = layer.input_value(1).get_node().get_data()
    put = ops.constant
    seen = ops.fake_quantize(layer.input_value(0), put(along(low * scale, 4, 1)), put(along(high * scale, 4, 1)),
                             put(np.float32(low)), put(np.float32(high)), LEVELS)
    scaled = weights * along(scale, 4, 1)
    largest = np.maximum(np.abs(scaled).max(axis=(1, 2, 3), keepdims=True), 1e-9)
    rounded = ops.fake_quantize(put(scaled), put(-largest), put(largest), put(-largest), put(largest), WEIGHT_LEVELS)
    layer.input(0).replace_source_output(seen.output(0))
    layer.input(1).replace_source_output(rounded.output(0))


class Trunk:
    """The recogniser up to its last layer. Rounded, what it sees is off by a quarter of its spread from f32, and a head that was
    taught exact features reads 0.6 to 1 digits in 100 worse from rounded ones: both are taught."""

    def __init__(self, deps, rounded=True):
        sys.path.insert(0, str(deps / "openvino-2026.4.1"))
        import openvino as ov
        core = ov.Core()
        model = core.read_model(str(next(deps.glob("rapidocr-*/**/PP-OCRv6_rec_small.onnx"))))
        ops = model.get_ordered_ops()
        last = [op for op in ops if op.get_type_name() == "MatMul"][-1]
        map_node = next(op for op in ops if op.get_friendly_name() == MAP)
        trunk = ov.Model([map_node.output(0), last.input_value(0)], model.get_parameters(), "trunk")
        trunk.reshape(ov.PartialShape([ov.Dimension(1, CELLS), 3, HEIGHT, ov.Dimension(64, 1280)]))
        if rounded:
            layers = plan(PLAN)
            for layer in trunk.get_ordered_ops():
                if layer.get_friendly_name() in layers:
                    round_layer(ov.opset13, layer, *layers[layer.get_friendly_name()])
            trunk.validate_nodes_and_infer_types()
        precision = "f32" if rounded else "bf16"
        self.request = core.compile_model(trunk, "CPU", {"INFERENCE_PRECISION_HINT": precision, "INFERENCE_NUM_THREADS": 1}
                                          ).create_infer_request()

    def see(self, pictures):
        """The map [n, 192, 6, width / 4] and the steps [n, width / 8, 120] of [n, 3, 48, width]."""
        seen = self.request.infer({0: pictures})
        return seen[0].copy(), seen[1].copy()
