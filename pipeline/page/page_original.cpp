#include "pipeline/page/page_original.h"

#include <sstream>

#include "capture/intake/decode.h"
#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "ledger/side_copy.h"

namespace uketsuke::pipeline {
namespace {

// Resolution of the copy as "<x> <y> <source>".
constexpr const char* kDpiBlob = "scan.dpi";

std::optional<Bytes> original_of(ledger::Store& store, const ScanFileId& file) {
  try {
    return store.originals().read(file);
  } catch (const Failure& failure) {
    if (failure.code() != "E-LEDGER-DISPOSED") throw;
    return std::nullopt;
  }
}

Bytes dpi_bytes(const Dpi& dpi) {
  std::ostringstream out;
  out.precision(10);
  out << dpi.x << ' ' << dpi.y << ' ' << static_cast<int>(dpi.source);
  const std::string text = out.str();
  return {text.begin(), text.end()};
}

Dpi dpi_from(const Bytes& bytes) {
  std::istringstream in(std::string(bytes.begin(), bytes.end()));
  Dpi dpi;
  int source = -1;
  if (!(in >> dpi.x >> dpi.y >> source) || source < 0 || source > static_cast<int>(DpiSource::Unknown))
    throw Failure("E-LEDGER-CORRUPT", "resolution of a side");
  dpi.source = static_cast<DpiSource>(source);
  return dpi;
}

void keep_copy(ledger::Store& store, const PageId& id, const Page& page) {
  const auto pack = store.readings().stage(id, {{ledger::kSideCopy, "image/png", encode_png(page.image)},
                                                {kDpiBlob, "text/plain", dpi_bytes(page.dpi)}});
  store.readings().attach(pack);
}

bool set_aside(ledger::Store& store, const PageId& id) {
  const auto side = store.sides().get(id);
  return side && side->settlement && side->outcome && side->outcome->status == SideStatus::Refused;
}

}  // namespace

Page scanned_page(ledger::Store& store, const PageId& page) {
  if (const auto bytes = original_of(store, page.file)) {
    Page out = capture::decode_page(*bytes, page.file, page.number);
    out.id = page;
    return out;
  }
  const auto picture = store.readings().blob(page, ledger::kSideCopy);
  const auto dpi = store.readings().blob(page, kDpiBlob);
  if (!picture || !dpi) throw Failure("E-LEDGER-DISPOSED", "side");
  return {page, decode_png(picture->bytes), dpi_from(dpi->bytes)};
}

void part_sides(ledger::Store& store, const ScanFileId& file, const std::set<int>& gone) {
  const auto bytes = original_of(store, file);
  if (!bytes) return;
  capture::decode(*bytes, file, {}, [&](const capture::DecodedSide& side) {
    const PageId id{file, side.number};
    if (gone.contains(side.number) || store.upkeep().disposed(id) || store.readings().blob(id, ledger::kSideCopy)) return;
    if (const Page* page = side.page())
      keep_copy(store, id, *page);
    else if (!set_aside(store, id))
      throw Failure("E-CASE-STATE", "同じファイルの" + std::to_string(side.number) + "面が読み込めません");
  });
}

}  // namespace uketsuke::pipeline
