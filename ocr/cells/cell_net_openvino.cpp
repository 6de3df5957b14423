#include <algorithm>
#include <cmath>

#include <openvino/openvino.hpp>

#include "core/errors/failure.h"
#include "ocr/cells/cell_net.h"

namespace uketsuke::ocr {
namespace {

/// Rows a pass. A net of one fixed shape is compiled once; with more rows a pass nothing gets faster (0.15 ms a cell),
/// and the last pass of a page has fewer empty places.
constexpr std::size_t kBatch = 16;

CellProbabilities softmax(const float* logits) {
  const double top = static_cast<double>(*std::max_element(logits, logits + kCellClasses));
  CellProbabilities out{};
  double sum = 0;
  for (std::size_t k = 0; k < kCellClasses; ++k) sum += out[k] = std::exp(static_cast<double>(logits[k]) - top);
  for (double& v : out) v /= sum;
  return out;
}

}  // namespace

struct CellNet::Impl {
  ov::Core core;
  std::size_t row_size = 0;
  mutable ov::InferRequest request;

  Impl(const std::filesystem::path& path, const std::vector<std::size_t>& shape) {
    const auto model = core.read_model(path.string());
    ov::Shape input{kBatch};
    input.insert(input.end(), shape.begin(), shape.end());
    row_size = ov::shape_size(shape);
    model->reshape(ov::PartialShape(input));
    request = core.compile_model(model, "CPU", ov::inference_num_threads(1), ov::num_streams(1),
                                 ov::hint::enable_cpu_pinning(false), ov::hint::inference_precision(ov::element::f32))
                  .create_infer_request();
    if (request.get_output_tensor().get_shape() != ov::Shape{kBatch, kCellClasses})
      throw Failure("E-ENGINE-MODEL", path.filename().string());
    std::fill_n(request.get_input_tensor().data<float>(), kBatch * row_size, 0.0F);
  }
};

CellNet::CellNet(const std::filesystem::path& model, const std::vector<std::size_t>& shape) {
  try {
    impl_ = std::make_unique<Impl>(model, shape);
  } catch (const ov::Exception&) {
    throw Failure("E-ENGINE-MODEL", model.filename().string());
  }
}
CellNet::~CellNet() = default;
CellNet::CellNet(CellNet&&) noexcept = default;
CellNet& CellNet::operator=(CellNet&&) noexcept = default;

std::vector<CellProbabilities> CellNet::run(std::size_t rows,
                                            const std::function<void(std::size_t, float*)>& fill) const {
  std::vector<CellProbabilities> out;
  out.reserve(rows);
  try {
    float* to = impl_->request.get_input_tensor().data<float>();
    for (std::size_t at = 0; at < rows; at += kBatch) {
      const std::size_t n = std::min(kBatch, rows - at);
      for (std::size_t i = 0; i < n; ++i) fill(at + i, to + i * impl_->row_size);
      impl_->request.infer();
      const float* logits = impl_->request.get_output_tensor().data<const float>();
      for (std::size_t i = 0; i < n; ++i) out.push_back(softmax(logits + i * kCellClasses));
    }
  } catch (const ov::Exception&) {
    throw Failure("E-ENGINE-SELFTEST", "cells");
  }
  return out;
}

}  // namespace uketsuke::ocr
