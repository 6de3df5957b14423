#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#include "ocr/lines/line_reader.h"
#include "ocr/print/page_text.h"

namespace uketsuke::left_out {

/// What recognisers said, as bytes: one way for writing and reading, so that both agree. For this machine only.
class Archive {
 public:
  Archive() = default;
  explicit Archive(std::string bytes) : bytes_(std::move(bytes)), reading_(true) {}

  bool reading() const { return reading_; }
  bool at_end() const { return at_ >= bytes_.size(); }
  const std::string& bytes() const { return bytes_; }

  template <typename T>
    requires std::is_trivially_copyable_v<T>
  void pass(T& value) {
    raw(&value, sizeof(T));
  }
  void pass(std::string& text) {
    std::size_t size = text.size();
    pass(size);
    text.resize(size);
    raw(text.data(), size);
  }
  template <typename T>
  void pass(std::vector<T>& all) {
    std::size_t size = all.size();
    pass(size);
    all.resize(size);
    for (T& one : all) pass(one);
  }
  void pass(ocr::LineCandidate& candidate);
  void pass(ocr::PlacedSign& sign);
  void pass(ocr::LineText& line);
  void pass(ocr::PrintedSymbol& symbol);
  void pass(ocr::PrintedWord& word);
  void pass(ocr::PrintedLine& line);
  void pass(ocr::PageText& page);

 private:
  void raw(void* value, std::size_t size);

  std::string bytes_;
  std::size_t at_ = 0;
  bool reading_ = false;
};

}  // namespace uketsuke::left_out
