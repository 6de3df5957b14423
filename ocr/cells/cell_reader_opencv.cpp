#include <algorithm>
#include <cmath>
#include <numeric>

#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

#include "core/errors/failure.h"
#include "ocr/cells/cell_input.h"
#include "ocr/cells/cell_reader.h"

namespace uketsuke::ocr {
namespace {

/// Cells per forward pass: past 64 nothing gets faster, and the working set stays in the cache.
constexpr std::size_t kBatch = 64;

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
  mutable cv::dnn::Net net;
  std::string version = "cells-v1";
};

CellReader::CellReader(const std::filesystem::path& model) : impl_(std::make_unique<Impl>()) {
  try {
    cv::setNumThreads(1);
    impl_->net = cv::dnn::readNetFromONNX(model.string());
    impl_->net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
  } catch (const cv::Exception&) {
    throw Failure("E-ENGINE-MODEL", model.filename().string());
  }
}
CellReader::~CellReader() = default;
CellReader::CellReader(CellReader&&) noexcept = default;
CellReader& CellReader::operator=(CellReader&&) noexcept = default;

const std::string& CellReader::version() const { return impl_->version; }

std::vector<CellVerdict> CellReader::read(std::span<const ImageView> cells) const {
  std::vector<CellVerdict> out(cells.size());
  constexpr int kPixels = kCellInput * kCellInput;
  for (std::size_t at = 0; at < cells.size(); at += kBatch) {
    const std::size_t n = std::min(kBatch, cells.size() - at);
    const int shape[] = {static_cast<int>(n), 1, kCellInput, kCellInput};
    cv::Mat blob(4, shape, CV_32F);
    for (std::size_t i = 0; i < n; ++i) {
      const CellInput input = cell_input(cells[at + i]);
      std::copy(input.values.begin(), input.values.end(), blob.ptr<float>() + static_cast<std::ptrdiff_t>(i) * kPixels);
      out[at + i].contrast = input.contrast;
    }
    try {
      impl_->net.setInput(blob);
      const cv::Mat logits = impl_->net.forward();
      if (logits.total() != n * kCellClasses) throw Failure("E-ENGINE-MODEL", "cells.onnx");
      for (std::size_t i = 0; i < n; ++i) softmax(logits.ptr<float>() + i * kCellClasses, out[at + i]);
    } catch (const cv::Exception&) {
      throw Failure("E-ENGINE-SELFTEST", "cells");
    }
  }
  return out;
}

}  // namespace uketsuke::ocr
