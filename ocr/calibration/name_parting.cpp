#include "ocr/calibration/name_parting.h"

#include <string>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Share of the belief that the likeliest parting must hold: one in a hundred partings may be another.
constexpr double kSure = 0.99;
/// How many times better than by chance each part must be read so. 松本 is read マツモト a thousand times better; a name of
/// no list, whose kanji are not read by themselves, hardly so.
constexpr double kRelated = 20;
constexpr char32_t kGap = U'\u3000';

struct Parting {
  std::size_t at = 0;  ///< signs of the 姓
  double share = 0;
  bool related = false;
};

Parting best_parting(const std::u32string& name, const NameParts& kana, const NameStatistics& statistics) {
  Parting best;
  double most = 0, total = 0;
  for (std::size_t at = 1; at < name.size(); ++at) {
    const std::u32string surname = name.substr(0, at), given = name.substr(at);
    const double first = statistics.pair(surname, kana.surname, NamePart::Surname);
    const double second = statistics.pair(given, kana.given, NamePart::Given);
    total += first * second;
    if (first * second <= most) continue;
    most = first * second;
    best.at = at;
    best.related = first > kRelated * statistics.unrelated(surname, kana.surname, NamePart::Surname) &&
                   second > kRelated * statistics.unrelated(given, kana.given, NamePart::Given);
  }
  if (total > 0) best.share = most / total;
  return best;
}

}  // namespace

void part_name(FieldValue& name, const FieldValue& kana, const NameStatistics& statistics) {
  if (name.state != ReadState::Read || kana.state != ReadState::Read) return;
  std::u32string text = to_utf32(name.value);
  const auto reading = name_parts(to_utf32(kana.value));
  if (text.size() < 2 || text.find(kGap) != std::u32string::npos || !reading || !reading->whole()) return;
  const Parting best = best_parting(text, *reading, statistics);
  if (!best.related || best.share < kSure) {
    name.doubt("no_gap");
    return;
  }
  text.insert(best.at, 1, kGap);
  const std::string parted = to_utf8({text.begin(), text.end()});
  for (Candidate& candidate : name.candidates)
    if (candidate.value == name.value) candidate.value = parted;
  name.value = parted;
}

}  // namespace uketsuke::ocr
