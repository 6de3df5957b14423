#include "pipeline/assemble/repeated_papers.h"

#include <algorithm>
#include <set>

#include "capture/identify/same_paper.h"
#include "core/text/text.h"
#include "pipeline/assemble/batch_checks.h"
#include "pipeline/page/pictures.h"

namespace uketsuke::pipeline {
namespace {

// A side is compared with so many others at most: a household sends one kind of paper a few times a year, and each
// comparison costs a tenth of a second.
constexpr int kMostCompared = 4;

// Sides of no known kind have nothing but their pictures: the newest of them, a second or two for each.
constexpr int kMostPictures = 12;
constexpr const char* kUnknownPaper = "unknown";

// Characters from which a value tells people apart: 記号 and family names alone do not.
constexpr std::size_t kFewestCharacters = 4;

constexpr double kSure = 0.98;           // confidence from which a reading is held against another
constexpr double kFewestAlike = 0.7;     // share of the fields read on both sides; hands are misread differently
constexpr double kPreviewDpi = 300;      // of the kept picture: cleanup's

bool tells_whom(const FieldInfo& info) {
  static const std::set<std::string, std::less<>> concepts{"person.name",    "person.name_kana", "person.birth_date",
                                                           "address.text",   "address.former",   "household.symbol",
                                                           "household.number", "household.head_name"};
  return !info.my_number && concepts.contains(info.concept_id);
}

std::string plain(const std::string& value) { return without_spaces(nfkc(value)); }

Image picture_of(ledger::Store& store, const PageId& page) {
  const auto blob = store.readings().blob(page, kPreviewBlob);
  return blob ? decode_jpeg(blob->bytes) : Image();
}

bool is_unknown(ledger::Store& store, const PageId& page) {
  const auto side = store.sides().get(page);
  return side && side->outcome && side->outcome->status == SideStatus::Unidentified;
}

bool worth_comparing(ledger::Store& store, const PageId& one, const PageId& other) {
  if (is_unknown(store, one)) return is_unknown(store, other);
  const auto a = store.readings().latest(one), b = store.readings().latest(other);
  return a && b && may_be_one_paper(a->reading, b->reading);
}

bool is_one_paper(ledger::Store& store, const PageId& one, const PageId& other) {
  if (!worth_comparing(store, one, other)) return false;
  const Image pa = picture_of(store, one), pb = picture_of(store, other);
  if (pa.empty() || pb.empty()) return false;
  return capture::same_paper(capture::compare_papers(pa, pb, kPreviewDpi));
}

}  // namespace

std::vector<std::string> paper_keys(const PageReading& reading, const KindCatalogue& kinds) {
  std::vector<std::string> out;
  const KindInfo* kind = kinds.find(reading.document_kind);
  if (kind == nullptr) return out;
  for (const FieldReading& field : reading.fields) {
    const FieldInfo* info = kind->find(field.field);
    if (info == nullptr || !tells_whom(*info) || field.state != ReadState::Read) continue;
    const std::string value = plain(field.value);
    if (code_points(value).size() < kFewestCharacters) continue;
    out.push_back(kind->id + "|" + field.field + "|" + std::to_string(field.row) + "|" + value);
  }
  return out;
}

std::vector<std::string> unknown_paper_keys() { return {kUnknownPaper}; }

bool may_be_one_paper(const PageReading& a, const PageReading& b) {
  if (a.document_kind != b.document_kind) return false;
  int both = 0;
  int alike = 0;
  for (const FieldReading& field : a.fields) {
    const FieldReading* other = find_reading(b, field.field, field.row);
    if (other == nullptr || field.state != ReadState::Read || other->state != ReadState::Read) continue;
    ++both;
    if (plain(field.value) == plain(other->value)) {
      ++alike;
    } else if (std::min(field.confidence, other->confidence) >= kSure) {
      return false;
    }
  }
  return both > 0 && alike >= kFewestAlike * both;
}

std::vector<std::pair<PageId, PageId>> repeated_papers(ledger::Store& store, const BatchId& batch) {
  std::vector<std::pair<PageId, PageId>> out;
  for (const ledger::Side& side : sides_of(store, batch))
    for (const PageId& other : store.sides().sharing_keys(
             side.page, side.outcome->status == SideStatus::Unidentified ? kMostPictures : kMostCompared)) {
      const std::pair back{other, side.page};
      if (std::find(out.begin(), out.end(), back) == out.end() && is_one_paper(store, side.page, other))
        out.emplace_back(side.page, other);
    }
  return out;
}

}  // namespace uketsuke::pipeline
