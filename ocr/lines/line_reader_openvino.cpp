#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include <openvino/op/constant.hpp>
#include <openvino/op/fake_quantize.hpp>
#include <openvino/openvino.hpp>

#include "core/errors/failure.h"
#include "core/os/files.h"
#include "core/text/text.h"
#include "ocr/image/resample.h"
#include "ocr/lines/line_reader.h"
#include "ocr/lines/onnx_metadata.h"
#include "ocr/lines/rounding_plan.h"

namespace uketsuke::ocr {
namespace {

/// Input height and horizontal step of the network, pixels.
constexpr int kHeight = 48;
constexpr int kStep = 8;
/// Input widths, pixels: the network is compiled once for any width (0.2 s, and faster than one compiled for a single
/// width: 19 against 23 ms at 320), but every new shape costs 20 to 40 ms once and every change of shape 2 ms, so
/// widths come in steps and lines are read in order of width. A pixel costs 0.062 ms.
constexpr std::array<int, 16> kWidths{64, 96, 128, 160, 192, 224, 256, 304, 352, 416, 480, 560, 672, 800, 992, 1248};
/// Lines of one width that are read in one pass: they share the 21 MB of weights on their way through the cache, which
/// saves 2 ms each; past four nothing more is won, and past 500 px a line fills the cache by itself.
constexpr std::size_t kBatch = 4;
constexpr int kWidestBatch = 500;
/// Steps that the head answers in one pass: their probabilities (2.4 MB) stay in the cache until they are masked.
constexpr std::size_t kHeadSteps = 32;
/// Padding after the line's end, pixels: a sign at the very edge of the input is read worse.
constexpr int kTail = 16;
/// The model of the pinned wheel is 21.2 MB.
constexpr std::uint64_t kMaxModelBytes = 64U << 20;

/// A mask resolved to dictionary indices: sign k adds up classes[ends[k − 1]] to classes[ends[k]].
struct Mask {
  std::vector<char32_t> values;
  std::vector<std::uint32_t> classes;  ///< of all signs, one after another
  std::vector<std::uint32_t> ends;     ///< where in `classes` sign k ends
  std::vector<float> priors;
};

/// A line as the network gets it, pixels.
struct Scaled {
  std::size_t line = 0;  ///< its number among the requests
  int width = 0;         ///< of the line itself
  int padded = 0;        ///< of the input
};

Scaled scaled_size(const LineRequest& request, std::size_t number) {
  const double natural = static_cast<double>(request.line.width) * kHeight / request.line.height * request.squeeze;
  const int width = std::clamp(static_cast<int>(std::lround(natural)), 1, kWidths.back() - kTail);
  return {number, width, *std::lower_bound(kWidths.begin(), kWidths.end(), width + kTail)};
}

}  // namespace

struct LineReader::Impl {
  ov::Core core;
  ov::InferRequest trunk, head;
  std::unordered_map<char32_t, std::size_t> index;  ///< class of a dictionary character
  std::size_t class_count = 0;
  std::map<std::string, Mask> masks;
  std::string version;

  void open(const std::filesystem::path& path, const std::filesystem::path& plan);
  void run_trunk(std::span<const LineRequest> lines, std::span<const Scaled> batch, std::vector<Lattice>& out);
  void run_head(std::span<const LineRequest> lines, std::vector<Lattice>& out);
  const Mask& mask(const CharSet& allowed);
};

namespace {

/// Class 0 is the blank, then one dictionary line per class, last the space that the dictionary does not list.
std::unordered_map<char32_t, std::size_t> dictionary(const std::string& characters, std::size_t& count) {
  std::unordered_map<char32_t, std::size_t> index;
  std::size_t at = 0, number = 1;
  while (at <= characters.size()) {
    const std::size_t end = std::min(characters.find('\n', at), characters.size());
    const auto points = code_points(std::string_view(characters).substr(at, end - at));
    if (points.size() == 1) index.emplace(points.front(), number);
    ++number;
    at = end + 1;
  }
  count = number + 1;
  return index;
}

/// BGR planes scaled to (x / 255 − 0.5) / 0.5; the padding is 0 as in training.
void fill_input(const ImageView& line, int width, float* input, int padded) {
  const auto values = resample(line, width, kHeight);
  const int n = channels(line.format);
  std::fill_n(input, 3 * kHeight * padded, 0.0F);
  const int planes = n == 3 ? 3 : 1;
  for (int c = 0; c < planes; ++c)
    for (int y = 0; y < kHeight; ++y)
      for (int x = 0; x < width; ++x)
        input[(c * kHeight + y) * padded + x] =
            values[static_cast<std::size_t>((y * width + x) * n + c)] / 127.5F - 1.0F;
  for (int c = planes; c < 3; ++c) std::copy_n(input, kHeight * padded, input + c * kHeight * padded);
}

/// One step of the softmax, reduced to the mask: row = {blank, sign…} summing to 1.
void mask_row(const float* softmax, std::size_t classes, const Mask& mask, Lattice& out, float* row) {
  float kept = softmax[0];
  // A space carries no sign: in a masked line it is one more way to say that nothing new stands here.
  const float space = softmax[classes - 1];
  float weighed = softmax[0] + space;
  row[0] = weighed;
  std::size_t at = 0;
  for (std::size_t k = 0; k < mask.values.size(); ++k) {
    float p = 0;
    for (; at < mask.ends[k]; ++at) p += softmax[mask.classes[at]];
    kept += p;
    row[k + 1] = p * mask.priors[k];
    weighed += row[k + 1];
  }
  out.allowed.push_back(kept - softmax[0]);
  out.foreign.push_back(std::max(0.0F, 1.0F - kept - space));
  const float scale = 1 / std::max(weighed, 1e-20F);
  for (std::size_t k = 0; k <= mask.values.size(); ++k) row[k] *= scale;
}

/// Levels of an activation and of a weight; weights are symmetric about 0.
constexpr std::size_t kLevels = 256;
constexpr std::size_t kWeightLevels = 255;

std::shared_ptr<ov::op::v0::Constant> constant(const ov::Shape& shape, const std::vector<float>& values) {
  return ov::op::v0::Constant::create(ov::element::f32, shape, values);
}

/// Weights [out, in, h, w] of a convolution, or [in, out] of a matrix, each input channel times its scale; `largest` is
/// the largest of each output channel, in the shape that OpenVINO wants beside the weights.
struct ScaledWeights {
  std::vector<float> values;
  std::vector<float> largest;
  ov::Shape largest_shape;
};

ScaledWeights scaled_weights(const ov::op::v0::Constant& weights, const std::vector<float>& scale) {
  const ov::Shape& shape = weights.get_shape();
  const bool matrix = shape.size() == 2;
  const std::size_t outs = shape[matrix ? 1 : 0], ins = shape[matrix ? 0 : 1];
  const std::size_t taps = ov::shape_size(shape) / (outs * ins);
  ScaledWeights out{weights.cast_vector<float>(), std::vector<float>(outs, 1e-9F), ov::Shape(shape.size(), 1)};
  out.largest_shape[matrix ? 1 : 0] = outs;
  for (std::size_t o = 0; o < outs; ++o)
    for (std::size_t i = 0; i < ins; ++i)
      for (std::size_t t = 0; t < taps; ++t) {
        float& w = out.values[matrix ? i * outs + o : (o * ins + i) * taps + t];
        w *= scale[i];
        out.largest[o] = std::max(out.largest[o], std::abs(w));
      }
  return out;
}

/// Tells OpenVINO between which values a layer's input and weights are rounded; its compiler makes the layer 8-bit.
void round_layer(ov::Node& layer, const RoundedLayer& plan) {
  const auto weights = ov::as_type_ptr<ov::op::v0::Constant>(layer.input_value(1).get_node_shared_ptr());
  const ov::Rank rank = layer.get_input_partial_shape(0).rank();
  const bool matrix = weights && weights->get_shape().size() == 2;
  if (!weights || rank.is_dynamic() || weights->get_shape()[matrix ? 0 : 1] != plan.scale.size())
    throw Failure("E-ENGINE-MODEL", plan.name);
  ov::Shape channels(static_cast<std::size_t>(rank.get_length()), 1);
  channels[matrix ? channels.size() - 1 : 1] = plan.scale.size();
  std::vector<float> low, high;
  for (const float scale : plan.scale) low.push_back(plan.low * scale), high.push_back(plan.high * scale);
  const auto input = std::make_shared<ov::op::v0::FakeQuantize>(layer.input_value(0), constant(channels, low),
                                                                constant(channels, high), constant({}, {plan.low}),
                                                                constant({}, {plan.high}), kLevels);
  const ScaledWeights scaled = scaled_weights(*weights, plan.scale);
  std::vector<float> smallest = scaled.largest;
  for (float& value : smallest) value = -value;
  const auto least = constant(scaled.largest_shape, smallest), most = constant(scaled.largest_shape, scaled.largest);
  const auto rounded = std::make_shared<ov::op::v0::FakeQuantize>(constant(weights->get_shape(), scaled.values), least,
                                                                  most, least, most, kWeightLevels);
  layer.input(0).replace_source_output(input->output(0));
  layer.input(1).replace_source_output(rounded->output(0));
}

/// What goes into the last layer.
ov::Output<ov::Node> features_of(const ov::Model& model) {
  const auto ops = model.get_ordered_ops();
  const auto last = std::find_if(ops.rbegin(), ops.rend(),
                                 [](const auto& op) { return std::string_view(op->get_type_name()) == "MatMul"; });
  if (last == ops.rend()) throw Failure("E-ENGINE-MODEL", "features");
  const auto seen = (*last)->input_value(0);
  const ov::PartialShape shape = seen.get_partial_shape();
  if (shape.rank().is_dynamic() || shape.size() != 3 || shape[2] != static_cast<std::int64_t>(kFeatures))
    throw Failure("E-ENGINE-MODEL", "features");
  return seen;
}

/// The map that goes into the last stage of the convolutions, by its name in the pinned model.
constexpr std::string_view kMapNode = "Identity.117";

ov::Output<ov::Node> map_of(const ov::Model& model) {
  const auto ops = model.get_ordered_ops();
  const auto node =
      std::find_if(ops.begin(), ops.end(), [](const auto& op) { return op->get_friendly_name() == kMapNode; });
  if (node == ops.end()) throw Failure("E-ENGINE-MODEL", "map");
  const ov::PartialShape shape = (*node)->get_output_partial_shape(0);
  if (shape.rank().is_dynamic() || shape.size() != 4 || shape[1] != static_cast<std::int64_t>(kMapChannels) ||
      shape[2] != static_cast<std::int64_t>(kMapRows))
    throw Failure("E-ENGINE-MODEL", "map");
  return (*node)->output(0);
}

/// The columns of a line's map, one after another, out of its planes.
void keep_columns(const float* planes, std::size_t columns, std::vector<float>& out) {
  const std::size_t kept = out.size() / kMapColumn;
  for (std::size_t c = 0; c < kMapChannels; ++c)
    for (std::size_t r = 0; r < kMapRows; ++r)
      for (std::size_t x = 0; x < kept; ++x)
        out[x * kMapColumn + r * kMapChannels + c] = planes[(c * kMapRows + r) * columns + x];
}

/// The network in two: the trunk turns lines into features, the head a step's features into probabilities. By itself
/// the head takes the steps of all lines together and none of the padding, and its 18,709 classes stay in the cache.
struct SplitModel {
  std::shared_ptr<ov::Model> trunk, head;

  explicit SplitModel(const ov::Model& model) {
    const auto features = features_of(model), map = map_of(model);
    const auto steps =
        std::make_shared<ov::op::v0::Parameter>(ov::element::f32, ov::PartialShape{1, kHeadSteps, kFeatures});
    for (auto input : features.get_target_inputs()) input.replace_source_output(steps);
    trunk = std::make_shared<ov::Model>(ov::OutputVector{features, map}, model.get_parameters());
    head = std::make_shared<ov::Model>(model.get_results(), ov::ParameterVector{steps});
    trunk->reshape(
        ov::PartialShape{ov::Dimension(1, kBatch), 3, kHeight, ov::Dimension(kWidths.front(), kWidths.back())});
  }

  void round(const std::vector<RoundedLayer>& plan) {
    std::map<std::string, ov::Node*> by_name;
    for (const auto& part : {trunk, head})
      for (const auto& node : part->get_ordered_ops()) by_name[node->get_friendly_name()] = node.get();
    for (const RoundedLayer& layer : plan) {
      const auto at = by_name.find(layer.name);
      if (at == by_name.end()) throw Failure("E-ENGINE-MODEL", layer.name);
      round_layer(*at->second, layer);
    }
    for (const auto& part : {trunk, head}) part->validate_nodes_and_infer_types();
  }
};

}  // namespace

void LineReader::Impl::open(const std::filesystem::path& path, const std::filesystem::path& plan) {
  const Bytes bytes = read_file(path, kMaxModelBytes);
  const auto characters = onnx_metadata(bytes, "character");
  if (!characters) throw Failure("E-ENGINE-MODEL", path.filename().string());
  index = dictionary(*characters, class_count);
  core.set_property(ov::inference_num_threads(1));
  SplitModel parts(*core.read_model(path.string()));
  const bool rounded = rounds_well();
  if (rounded) parts.round(read_rounding_plan(plan));
  const auto compile = [&](const std::shared_ptr<ov::Model>& part) {
    return core
        .compile_model(part, "CPU", ov::inference_num_threads(1), ov::num_streams(1),
                       ov::hint::performance_mode(ov::hint::PerformanceMode::LATENCY),
                       ov::hint::enable_cpu_pinning(false), ov::hint::inference_precision(ov::element::f32))
        .create_infer_request();
  };
  trunk = compile(parts.trunk);
  head = compile(parts.head);
  version = std::string("ppocrv6-rec-small/openvino-2026.4.1-") + (rounded ? "int8" : "f32");
}

const Mask& LineReader::Impl::mask(const CharSet& allowed) {
  Mask& mask = masks[allowed.name];
  if (!mask.values.empty()) return mask;
  for (const Sign& sign : allowed.signs) {
    const std::size_t before = mask.classes.size();
    for (const char32_t c : sign.seen_as)
      if (const auto at = index.find(c); at != index.end())
        mask.classes.push_back(static_cast<std::uint32_t>(at->second));
    if (mask.classes.size() == before) continue;  // a character the dictionary lacks cannot be read, only keyed
    mask.values.push_back(sign.value);
    mask.ends.push_back(static_cast<std::uint32_t>(mask.classes.size()));
    mask.priors.push_back(static_cast<float>(sign.prior));
  }
  return mask;
}

void LineReader::Impl::run_trunk(std::span<const LineRequest> lines, std::span<const Scaled> batch,
                                 std::vector<Lattice>& out) {
  const auto padded = static_cast<std::size_t>(batch.front().padded);
  ov::Tensor input(ov::element::f32, {batch.size(), 3, kHeight, padded});
  for (std::size_t b = 0; b < batch.size(); ++b)
    fill_input(lines[batch[b].line].line, batch[b].width, input.data<float>() + b * 3 * kHeight * padded,
               batch[b].padded);
  trunk.set_input_tensor(input);
  trunk.infer();
  const ov::Tensor result = trunk.get_output_tensor(0);
  const ov::Tensor map = trunk.get_output_tensor(1);
  const std::size_t steps = result.get_shape()[1], columns = map.get_shape()[3];
  for (std::size_t b = 0; b < batch.size(); ++b) {
    Lattice& lattice = out[batch[b].line];
    lattice.px_per_step = static_cast<double>(lines[batch[b].line].line.width) / batch[b].width * kStep;
    lattice.steps = std::min(static_cast<int>(steps), (batch[b].width + kStep - 1) / kStep + 1);
    const float* features = result.data<const float>() + b * steps * kFeatures;
    lattice.features.assign(features, features + static_cast<std::size_t>(lattice.steps) * kFeatures);
    if (!lines[batch[b].line].allowed->map) continue;
    lattice.map.resize(static_cast<std::size_t>(lattice.steps * kColumnsPerStep) * kMapColumn);
    keep_columns(map.data<const float>() + b * kMapColumn * columns, columns, lattice.map);
  }
}

void LineReader::Impl::run_head(std::span<const LineRequest> lines, std::vector<Lattice>& out) {
  std::vector<std::pair<std::size_t, std::size_t>> waiting;  // line and step
  const auto answer = [&] {
    head.infer();
    const float* softmax = head.get_output_tensor(0).data<const float>();
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      Lattice& lattice = out[waiting[i].first];
      mask_row(softmax + i * class_count, class_count, mask(*lines[waiting[i].first].allowed), lattice,
               lattice.p.data() + waiting[i].second * lattice.row_size());
    }
    waiting.clear();
  };
  float* input = head.get_input_tensor(0).data<float>();
  std::fill_n(input, kHeadSteps * kFeatures, 0.0F);
  for (std::size_t line = 0; line < lines.size(); ++line) {
    Lattice& lattice = out[line];
    lattice.signs = mask(*lines[line].allowed).values;
    lattice.p.resize(lattice.row_size() * static_cast<std::size_t>(lattice.steps));
    for (std::size_t step = 0; step < static_cast<std::size_t>(lattice.steps); ++step) {
      std::copy_n(lattice.features.data() + step * kFeatures, kFeatures, input + waiting.size() * kFeatures);
      waiting.emplace_back(line, step);
      if (waiting.size() == kHeadSteps) answer();
    }
  }
  if (!waiting.empty()) answer();
  for (std::size_t line = 0; line < lines.size(); ++line)
    if (!lines[line].allowed->features) out[line].features = {};
}

LineReader::LineReader(const std::filesystem::path& model, const std::filesystem::path& plan)
    : impl_(std::make_unique<Impl>()) {
  if (!std::filesystem::exists(model)) throw Failure("E-ENGINE-MODEL", model.filename().string());
  try {
    impl_->open(model, plan);
    const auto shape = impl_->head.get_compiled_model().output(0).get_partial_shape();
    if (shape.size() != 3 || shape[2] != static_cast<std::int64_t>(impl_->class_count))
      throw Failure("E-ENGINE-MODEL", model.filename().string());
  } catch (const ov::Exception&) {
    throw Failure("E-ENGINE-MODEL", model.filename().string());
  }
}
LineReader::~LineReader() = default;
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;

std::vector<Lattice> LineReader::lattices(std::span<const LineRequest> lines) const {
  std::vector<Scaled> scaled;
  for (std::size_t i = 0; i < lines.size(); ++i) scaled.push_back(scaled_size(lines[i], i));
  std::stable_sort(scaled.begin(), scaled.end(), [](const Scaled& a, const Scaled& b) { return a.padded < b.padded; });
  std::vector<Lattice> out(lines.size());
  try {
    for (std::size_t at = 0; at < scaled.size();) {
      const int padded = scaled[at].padded;
      const auto same =
          static_cast<std::size_t>(std::find_if(scaled.begin() + static_cast<std::ptrdiff_t>(at), scaled.end(),
                                                [&](const Scaled& s) { return s.padded != padded; }) -
                                   scaled.begin()) -
          at;
      const std::size_t n = same >= kBatch && padded <= kWidestBatch ? kBatch : 1;
      impl_->run_trunk(lines, std::span(scaled).subspan(at, n), out);
      at += n;
    }
    impl_->run_head(lines, out);
  } catch (const ov::Exception&) {
    throw Failure("E-ENGINE-SELFTEST", "openvino");
  }
  return out;
}

bool LineReader::knows(char32_t c) const { return impl_->index.contains(c); }

const std::string& LineReader::version() const { return impl_->version; }

}  // namespace uketsuke::ocr
