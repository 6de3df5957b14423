#include "ocr/calibration/name_parting.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Share of the belief that the likeliest parting must hold: one in a hundred partings may be another.
constexpr double kSure = 0.99;
/// From here on a parting is offered to the reviewer.
constexpr double kLikely = 0.3;
/// How many times better than by chance each part must be read so. 松本 is read マツモト a thousand times better; a name of
/// no list, whose kanji are not read by themselves, hardly so.
constexpr double kRelated = 20;
constexpr char32_t kGap = U'\u3000';

/// A name of one part, 姓 or 名 alone, is that much rarer on a form that asks for both.
constexpr double kOnePart = 0.1;

struct Parting {
  NameParts name, kana;
  double share = 0;
  bool related = false;
};

/// Every way to part a text into two; one with a gap between two parts has one, one with several gaps none.
std::vector<NameParts> partings(const std::u32string& text) {
  std::vector<NameParts> out;
  if (text.find(kGap) != text.npos) {
    if (const auto parts = name_parts(text); parts && parts->whole()) out.push_back(*parts);
    return out;
  }
  for (std::size_t at = 1; at < text.size(); ++at) out.push_back({text.substr(0, at), text.substr(at)});
  return out;
}

Parting best_parting(const std::u32string& name, const std::u32string& kana, const NameStatistics& statistics) {
  Parting best;
  double most = 0, total = 0;
  if (name.find(kGap) == name.npos && kana.find(kGap) == kana.npos)
    for (const NamePart part : {NamePart::Surname, NamePart::Given}) total += kOnePart * statistics.pair(name, kana, part);
  for (const NameParts& written : partings(name))
    for (const NameParts& read : partings(kana)) {
      const double first = statistics.pair(written.surname, read.surname, NamePart::Surname);
      const double second = statistics.pair(written.given, read.given, NamePart::Given);
      total += first * second;
      if (first * second <= most) continue;
      most = first * second;
      best.name = written, best.kana = read;
      best.related = first > kRelated * statistics.unrelated(written.surname, read.surname, NamePart::Surname) &&
                     second > kRelated * statistics.unrelated(written.given, read.given, NamePart::Given);
    }
  if (total > 0) best.share = most / total;
  return best;
}

bool has_gap(const FieldValue& value) { return to_utf32(value.value).find(kGap) != std::u32string::npos; }

std::string joined(const NameParts& parts) {
  const std::u32string text = parts.surname + kGap + parts.given;
  return to_utf8({text.begin(), text.end()});
}

/// As the second candidate, at half the belief of the first: what is read is not in question, what was meant is.
void offer(FieldValue& value, const std::string& whole) {
  const auto second = value.candidates.begin() + std::min<std::ptrdiff_t>(1, std::ssize(value.candidates));
  value.candidates.insert(second, {whole, value.candidates.empty() ? 0 : value.candidates.front().p / 2});
}

void set_parted(FieldValue& value, const NameParts& parts) {
  const std::string parted = joined(parts);
  for (Candidate& candidate : value.candidates)
    if (candidate.value == value.value) candidate.value = parted;
  value.value = parted;
}

}  // namespace

void part_name(FieldValue& name, FieldValue& kana, const NameStatistics& statistics) {
  const bool written = name.state == ReadState::Read, read = kana.state == ReadState::Read;
  const bool name_runs_on = written && !has_gap(name), kana_runs_on = read && !has_gap(kana);
  if (!name_runs_on && !kana_runs_on) return;
  Parting best;
  if (written && read) best = best_parting(to_utf32(name.value), to_utf32(kana.value), statistics);
  const auto part = [&](FieldValue& value, const NameParts& parts) {
    if (best.related && best.share >= kSure) return set_parted(value, parts);
    value.doubt("no_gap");
    if (best.related && best.share >= kLikely) offer(value, joined(parts));
  };
  if (name_runs_on) part(name, best.name);
  if (kana_runs_on) part(kana, best.kana);
}

void offer_surname(FieldValue& value, const FieldValue& head) {
  if (value.state != ReadState::Read || !value.has_doubt("no_gap") || head.state != ReadState::Read) return;
  const auto parts = name_parts(to_utf32(head.value));
  if (!parts || parts->surname.empty()) return;
  const std::u32string text = to_utf32(value.value);
  const bool holds_it = text.size() > parts->surname.size() && text.starts_with(parts->surname);
  offer(value, joined({parts->surname, holds_it ? text.substr(parts->surname.size()) : text}));
}

}  // namespace uketsuke::ocr
