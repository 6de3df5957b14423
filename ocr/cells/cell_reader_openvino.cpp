#include <algorithm>
#include <cmath>
#include <numeric>

#include <openvino/openvino.hpp>

#include "core/errors/failure.h"
#include "ocr/cells/cell_input.h"
#include "ocr/cells/cell_reader.h"

namespace uketsuke::ocr {
namespace {

/// Cells a pass. A net of one fixed shape is compiled once; with more cells a pass nothing gets faster (0.15 ms each),
/// and the last pass of a page has fewer empty places.
constexpr std::size_t kBatch = 16;
constexpr std::size_t kPixels = std::size_t{kCellInput} * kCellInput;

void softmax(const float* logits, CellVerdict& out) {
  const double top = static_cast<double>(*std::max_element(logits, logits + kCellClasses));
  double sum = 0;
  for (std::size_t k = 0; k < kCellClasses; ++k) sum += out.p[k] = std::exp(static_cast<double>(logits[k]) - top);
  for (double& v : out.p) v /= sum;
}

}  // namespace

std::size_t CellVerdict::best() const {
  return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
}
std::size_t CellVerdict::best_digit() const {
  return static_cast<std::size_t>(std::max_element(p.begin(), p.begin() + 10) - p.begin());
}
double CellVerdict::digit_mass() const { return std::accumulate(p.begin(), p.begin() + 10, 0.0); }

struct CellReader::Impl {
  ov::Core core;
  mutable ov::InferRequest request;
  std::string version = "cells-v1";

  explicit Impl(const std::filesystem::path& path) {
    const auto model = core.read_model(path.string());
    model->reshape(ov::PartialShape{kBatch, 1, kCellInput, kCellInput});
    request = core.compile_model(model, "CPU", ov::inference_num_threads(1), ov::num_streams(1),
                                 ov::hint::enable_cpu_pinning(false), ov::hint::inference_precision(ov::element::f32))
                  .create_infer_request();
    if (request.get_output_tensor().get_shape() != ov::Shape{kBatch, kCellClasses})
      throw Failure("E-ENGINE-MODEL", path.filename().string());
  }
};

CellReader::CellReader(const std::filesystem::path& model) {
  try {
    impl_ = std::make_unique<Impl>(model);
  } catch (const ov::Exception&) {
    throw Failure("E-ENGINE-MODEL", model.filename().string());
  }
}
CellReader::~CellReader() = default;
CellReader::CellReader(CellReader&&) noexcept = default;
CellReader& CellReader::operator=(CellReader&&) noexcept = default;

const std::string& CellReader::version() const { return impl_->version; }

std::vector<CellVerdict> CellReader::read(std::span<const ImageView> cells) const {
  std::vector<CellVerdict> out(cells.size());
  try {
    float* to = impl_->request.get_input_tensor().data<float>();
    std::fill_n(to, kBatch * kPixels, 0.0F);
    for (std::size_t at = 0; at < cells.size(); at += kBatch) {
      const std::size_t n = std::min(kBatch, cells.size() - at);
      for (std::size_t i = 0; i < n; ++i) {
        const CellInput input = cell_input(cells[at + i]);
        std::copy(input.values.begin(), input.values.end(), to + i * kPixels);
        out[at + i].contrast = input.contrast;
      }
      impl_->request.infer();
      const float* logits = impl_->request.get_output_tensor().data<const float>();
      for (std::size_t i = 0; i < n; ++i) softmax(logits + i * kCellClasses, out[at + i]);
    }
  } catch (const ov::Exception&) {
    throw Failure("E-ENGINE-SELFTEST", "cells");
  }
  return out;
}

}  // namespace uketsuke::ocr
