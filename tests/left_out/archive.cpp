#include "tests/left_out/archive.h"

#include "core/errors/require.h"

namespace uketsuke::left_out {

void Archive::raw(void* value, std::size_t size) {
  if (!reading_) {
    bytes_.append(static_cast<const char*>(value), size);
    return;
  }
  UKETSUKE_REQUIRE(size <= bytes_.size() - at_);
  std::memcpy(value, bytes_.data() + at_, size);
  at_ += size;
}

void Archive::pass(ocr::LineCandidate& candidate) { pass(candidate.text), pass(candidate.p); }

void Archive::pass(ocr::PlacedSign& sign) {
  pass(sign.sign), pass(sign.p), pass(sign.from_px), pass(sign.to_px);
  pass(sign.alternatives), pass(sign.features);
}

void Archive::pass(ocr::LineText& line) {
  pass(line.text), pass(line.p), pass(line.candidates), pass(line.signs), pass(line.writing), pass(line.foreign);
}

void Archive::pass(ocr::PrintedSymbol& symbol) { pass(symbol.text), pass(symbol.rect), pass(symbol.confidence); }

void Archive::pass(ocr::PrintedWord& word) {
  pass(word.text), pass(word.rect), pass(word.confidence), pass(word.symbols);
}

void Archive::pass(ocr::PrintedLine& line) { pass(line.words), pass(line.rect), pass(line.block); }

void Archive::pass(ocr::PageText& page) { pass(page.lines); }

}  // namespace uketsuke::left_out
