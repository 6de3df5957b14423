#include <algorithm>
#include <cstring>

#include <dlfcn.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "ocr/print/page_text.h"

namespace uketsuke::ocr {
namespace {

/// A gap wider than this share of the line's height parts two words. Full-width text is set solid (gap ≤ 0.15);
/// 0.7 keeps 長体 and letter-spaced headings together and still parts family from given name.
constexpr double kWordGap = 0.7;

tesseract::PageSegMode mode_of(PrintLayout layout) {
  switch (layout) {
    case PrintLayout::Block: return tesseract::PSM_SINGLE_BLOCK;
    case PrintLayout::Line: return tesseract::PSM_SINGLE_LINE;
    case PrintLayout::Automatic: break;
  }
  return tesseract::PSM_AUTO;
}

void add_symbol(PrintedLine& line, PrintedSymbol symbol) {
  const double height = std::max(line.rect.h, symbol.rect.h);
  const bool fresh = line.words.empty() || symbol.rect.x - line.words.back().rect.right() > kWordGap * height;
  if (fresh) line.words.push_back({"", symbol.rect, symbol.confidence, {}});
  PrintedWord& word = line.words.back();
  word.text += symbol.text;
  word.rect = unite(word.rect, symbol.rect);
  word.confidence = std::min(word.confidence, symbol.confidence);
  line.rect = unite(line.rect, symbol.rect);
  word.symbols.push_back(std::move(symbol));
}

}  // namespace

struct PageTextReader::Impl {
  mutable tesseract::TessBaseAPI api;
  std::string version;
};

PageTextReader::PageTextReader() : impl_(std::make_unique<Impl>()) {
  if (impl_->api.Init(nullptr, "jpn", tesseract::OEM_LSTM_ONLY) != 0) throw Failure("E-ENGINE-MODEL", "tesseract jpn");
  // The console belongs to the program's own messages ("Empty page!!" is no news for a blank side).
  impl_->api.SetVariable("debug_file", "/dev/null");
  impl_->version = std::string("tesseract-") + tesseract::TessBaseAPI::Version() + "/jpn";
}
PageTextReader::~PageTextReader() = default;
PageTextReader::PageTextReader(PageTextReader&&) noexcept = default;
PageTextReader& PageTextReader::operator=(PageTextReader&&) noexcept = default;

const std::string& PageTextReader::version() const { return impl_->version; }

PageText PageTextReader::read(const ImageView& grey, double dpi, PrintLayout layout, Point<CleanPx> origin) const {
  // Tesseract's OpenMP regions cost more than they bring (50 times slower on two busy cores). libgomp reads
  // OMP_THREAD_LIMIT only when it is loaded; a nesting limit of 0 makes every region run alone at any time.
  // Asked of the process, since only Tesseract brings OpenMP along: clang builds have no header for it.
  if (void* found = dlsym(RTLD_DEFAULT, "omp_set_max_active_levels"); found != nullptr)
    reinterpret_cast<void (*)(int)>(found)(0);
  const Image page = to_grey(grey);
  auto& api = impl_->api;
  api.SetPageSegMode(mode_of(layout));
  api.SetImage(page.row(0), page.width(), page.height(), 1, page.stride());
  api.SetSourceResolution(dpi < 70 ? 300 : static_cast<int>(dpi));
  if (api.Recognize(nullptr) != 0) throw Failure("E-ENGINE-SELFTEST", "tesseract gave up");

  PageText out;
  const std::unique_ptr<tesseract::ResultIterator> it(api.GetIterator());
  if (!it) return out;
  int block = -1;
  do {
    if (it->IsAtBeginningOf(tesseract::RIL_BLOCK)) ++block;
    if (it->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) out.lines.push_back({{}, {}, std::max(block, 0)});
    const std::unique_ptr<const char[]> text(it->GetUTF8Text(tesseract::RIL_SYMBOL));
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    if (!text || !it->BoundingBox(tesseract::RIL_SYMBOL, &x0, &y0, &x1, &y1)) continue;
    std::string symbol = without_spaces(text.get());
    if (symbol.empty() || !is_utf8(symbol) || out.lines.empty()) continue;
    add_symbol(out.lines.back(),
               {std::move(symbol),
                {x0 + origin.x, y0 + origin.y, static_cast<double>(x1 - x0), static_cast<double>(y1 - y0)},
                std::clamp(it->Confidence(tesseract::RIL_SYMBOL) / 100.0, 0.0, 1.0)});
  } while (it->Next(tesseract::RIL_SYMBOL));
  std::erase_if(out.lines, [](const PrintedLine& line) { return line.words.empty(); });
  api.Clear();
  return out;
}

}  // namespace uketsuke::ocr
