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

std::u32string without_gaps(std::u32string text) {
  std::erase(text, kGap);
  return text;
}

/// Every way to part a text into two: anywhere where it has no gap, else at one of its gaps.
std::vector<NameParts> partings(const std::u32string& text) {
  std::vector<NameParts> out;
  const bool gaps = text.find(kGap) != text.npos;
  for (std::size_t at = 1; at < text.size(); ++at)
    if (!gaps || text[at] == kGap) out.push_back({without_gaps(text.substr(0, at)), without_gaps(text.substr(at))});
  std::erase_if(out, [](const NameParts& parts) { return !parts.whole(); });
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

std::ptrdiff_t gaps_of(const FieldValue& value) {
  const std::u32string text = to_utf32(value.value);
  return std::count(text.begin(), text.end(), kGap);
}

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
  // Names of people from abroad have three parts and more, and so have their readings.
  if (written && read && gaps_of(name) > 1 && gaps_of(name) == gaps_of(kana)) return;
  const bool part_of_name = written && gaps_of(name) != 1, part_of_kana = read && gaps_of(kana) != 1;
  if (!part_of_name && !part_of_kana) return;
  Parting best;
  if (written && read) best = best_parting(to_utf32(name.value), to_utf32(kana.value), statistics);
  const auto part = [&](FieldValue& value, const NameParts& parts) {
    if (best.related && best.share >= kSure) return set_parted(value, parts);
    value.doubt("no_gap");
    if (best.related && best.share >= kLikely) offer(value, joined(parts));
  };
  if (part_of_name) part(name, best.name);
  if (part_of_kana) part(kana, best.kana);
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
