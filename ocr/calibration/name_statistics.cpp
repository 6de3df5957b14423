#include "ocr/calibration/name_statistics.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/errors/failure.h"
#include "core/os/files.h"
#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

constexpr std::uint64_t kMostBytes = 4U << 20;
/// Different katakana that a comb can hold: what is known of a sign that was never seen.
constexpr double kKatakana = 90;
/// Kanji that a name can be written with (JIS levels 1 and 2 and vendor kanji).
constexpr double kNameKanji = 6'700;
/// Marks the beginning and end of a name in the neighbourhoods of kana.
constexpr char32_t kEdge = U'\u3000';
/// Shares of a list in the probability of a reading, and of the listed and the unrelated in that of a pair. 94 % of the
/// readings and 58 of 60 given names that were held back from the lists are built of known parts.
constexpr double kListedKana = 0.4;
constexpr double kListedPair = 0.35;
constexpr double kUnrelated = 0.1;
/// How much a kanji's readings in the other part of names count beside its own.
constexpr double kOtherPart = 0.2;
/// Names' worth of trust in the character table beside what was counted, and how it is shared between readings that it
/// names (or clipped forms of them), voiced forms, and anything.
constexpr double kTableTrust = 3;
constexpr double kNamed = 0.8;
constexpr double kDerived = 0.2;
constexpr double kAnything = 1e-7;
/// Longest reading of one kanji.
constexpr std::size_t kLongest = 4;

double number(std::string_view text) {
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size()) throw Failure("E-ENGINE-MODEL", "names");
  return out;
}

std::vector<std::string_view> cells(std::string_view line, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(separator, at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// Calls `row` with the cells of every line but notes; a line with fewer than `least` cells is damage.
template <typename Row>
void each_row(const std::filesystem::path& file, std::size_t least, Row row) {
  if (!std::filesystem::exists(file)) throw Failure("E-ENGINE-MODEL", file.filename().string());
  const std::string text = read_text_file(file, kMostBytes);
  for (const std::string_view line : cells(text, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const auto row_cells = cells(line, '\t');
    if (row_cells.size() < least) throw Failure("E-ENGINE-MODEL", file.filename().string());
    row(row_cells);
  }
}

/// True when `kana` is a reading with its first sound voiced (タカ → ダカ).
bool voiced(std::u32string_view kana, std::u32string_view reading) {
  if (kana.size() != reading.size() || kana.empty() || kana.substr(1) != reading.substr(1)) return false;
  const std::u32string_view forms = sound_mark_forms(reading.front());
  return !forms.empty() && forms.front() == reading.front() && kana.front() != reading.front() &&
         forms.find(kana.front()) != forms.npos;
}

/// True when `kana` is a reading with its last sound clipped (キツ → キッ): before カ, サ, タ, ハ that is the rule.
bool clipped(std::u32string_view kana, std::u32string_view reading) {
  return kana.size() == reading.size() && kana.size() > 1 && kana.back() == U'ッ' &&
         kana.substr(0, kana.size() - 1) == reading.substr(0, kana.size() - 1);
}

/// Kana inside a name as it is read: り → リ, ヱ → エ.
char32_t spoken(char32_t c) {
  if (is_hiragana(c)) c += 0x60;
  switch (c) {
    case U'ヱ': return U'エ';
    case U'ヰ': return U'イ';
    default: return c;
  }
}

/// 々 stands for the character before it.
std::u32string without_repeats(std::u32string_view kanji) {
  std::u32string out;
  for (const char32_t c : kanji) out.push_back(c == U'々' && !out.empty() ? out.back() : c);
  return out;
}

}  // namespace

void NameStatistics::KanaModel::add(std::u32string_view kana, double weight) {
  std::u32string all(2, kEdge);
  all.append(kana).push_back(kEdge);
  for (std::size_t i = 2; i < all.size(); ++i)
    for (std::uint64_t order = 0; order < 3; ++order) {
      std::uint64_t context = order;
      for (std::size_t k = i - order; k < i; ++k) context = context << 24 | all[k];
      Context& seen = contexts_[context];
      seen.total += weight;
      seen.next[all[i]] += weight;
    }
}

double NameStatistics::KanaModel::p(std::uint64_t context, int order, char32_t next) const {
  const auto shorter = [&] {
    if (order == 0) return 1.0 / kKatakana;
    const std::uint64_t last = context & 0xFFFFFF;
    return p(order == 2 ? (std::uint64_t{1} << 24 | last) : 0, order - 1, next);
  };
  const auto at = contexts_.find(context);
  if (at == contexts_.end()) return shorter();
  const auto kinds = static_cast<double>(at->second.next.size());
  const auto seen = at->second.next.find(next);
  const double count = seen == at->second.next.end() ? 0 : seen->second;
  return (count + kinds * shorter()) / (at->second.total + kinds);
}

double NameStatistics::KanaModel::p(std::u32string_view kana) const {
  std::u32string all(2, kEdge);
  all.append(kana).push_back(kEdge);
  double out = 1;
  for (std::size_t i = 2; i < all.size(); ++i)
    out *= p((std::uint64_t{2} << 24 | all[i - 2]) << 24 | all[i - 1], 2, all[i]);
  return out;
}

std::optional<NameParts> name_parts(std::u32string_view name) {
  constexpr char32_t kGap = U'\u3000';
  const auto gap = name.find(kGap);
  if (gap == name.npos || name.find(kGap, gap + 1) != name.npos) return std::nullopt;
  return NameParts{std::u32string(name.substr(0, gap)), std::u32string(name.substr(gap + 1))};
}

NameStatistics NameStatistics::load(const std::filesystem::path& folder) {
  NameStatistics out;
  out.load_readings(folder / "readings.tsv");
  double surnames = 0, given = 0;
  auto& [surname_kana, given_kana] = out.kana_list_;
  each_row(folder / "surnames.tsv", 3, [&](const auto& row) {
    const std::u32string kana = to_utf32(row[1]);
    const double heads = std::sqrt(number(row[2]));
    surnames += heads;
    out.surnames_[to_utf32(row[0]) + U'\t' + kana] += heads;
    surname_kana[kana] += heads;
    out.kana_model_[0].add(kana, heads / 30);
  });
  each_row(folder / "given_kana.tsv", 2, [&](const auto& row) {
    const std::u32string kana = to_utf32(row[0]);
    const double forms = number(row[1]);
    given += forms;
    given_kana[kana] += forms;
    out.kana_model_[1].add(kana, std::sqrt(forms));
  });
  for (auto& [name, share] : out.surnames_) share /= surnames;
  for (auto& [kana, share] : surname_kana) share /= surnames;
  for (auto& [kana, share] : given_kana) share /= given;
  return out;
}

void NameStatistics::load_readings(const std::filesystem::path& file) {
  each_row(file, 2, [&](const auto& row) {
    const std::u32string character = to_utf32(row[0]);
    if (character.size() != 1) throw Failure("E-ENGINE-MODEL", file.filename().string());
    Kanji& kanji = kanji_[character.front()];
    for (const std::string_view entry : cells(row[1], ' ')) {
      const auto parts = cells(entry, ':');
      Reading reading{to_utf32(parts[0]), {}, true};
      if (parts.size() == 4) {
        reading.count = {number(parts[1]) / 10, number(parts[2]) / 10};
        reading.in_table = parts[3] == "1";
      }
      for (std::size_t k = 0; k < 2; ++k) {
        kanji.total[k] += reading.count[k];
        kanji_total_[k] += reading.count[k];
      }
      kanji.in_table += reading.in_table;
      kanji.readings.push_back(std::move(reading));
    }
  });
}

double NameStatistics::kana(std::u32string_view kana, NamePart part) const {
  const auto k = static_cast<std::size_t>(part);
  const auto at = kana_list_[k].find(std::u32string(kana));
  const double listed = at == kana_list_[k].end() ? 0 : at->second;
  return kListedKana * listed + (1 - kListedKana) * kana_model_[k].p(kana);
}

double NameStatistics::character(char32_t c, NamePart part) const {
  const auto own = static_cast<std::size_t>(part);
  const auto at = kanji_.find(c);
  const double seen = at == kanji_.end() ? 0 : at->second.total[own] + kOtherPart * at->second.total[1 - own];
  return (seen + 0.5) / (kanji_total_[own] + kOtherPart * kanji_total_[1 - own] + 0.5 * kNameKanji);
}

double NameStatistics::reading(char32_t c, std::u32string_view kana, NamePart part) const {
  if (!is_kanji(c)) {
    const char32_t sound = spoken(c);
    if (kana.size() != 1) return 0;
    if (kana.front() == sound || kana.front() == c) return 1 - kDerived;
    return (c == U'ヶ' || c == U'ケ') && kana.front() == U'ガ' ? kNamed : voiced(kana, {&sound, 1}) ? kDerived : 0;
  }
  const auto own = static_cast<std::size_t>(part);
  const auto at = kanji_.find(c);
  if (at == kanji_.end()) return kAnything;
  double count = 0, guess = kAnything;
  for (const Reading& r : at->second.readings) {
    if (r.kana == kana || clipped(kana, r.kana)) count += r.count[own] + kOtherPart * r.count[1 - own];
    if (!r.in_table) continue;
    if (r.kana == kana || clipped(kana, r.kana)) guess += kNamed / at->second.in_table;
    if (voiced(kana, r.kana)) guess += kDerived / at->second.in_table;
  }
  const double total = at->second.total[own] + kOtherPart * at->second.total[1 - own];
  return (count + kTableTrust * guess) / (total + kTableTrust);
}

double NameStatistics::pair(std::u32string_view kanji, std::u32string_view kana, NamePart part) const {
  const std::u32string written = without_repeats(kanji);
  // way[j]: weight of all ways to read the characters so far as the first j kana.
  std::vector<double> way(kana.size() + 1, 0.0);
  way[0] = 1;
  for (const char32_t c : written) {
    std::vector<double> next(way.size(), 0.0);
    const double own = character(c, part);
    for (std::size_t j = 0; j < kana.size(); ++j) {
      if (way[j] <= 0) continue;
      for (std::size_t n = 1; n <= std::min(kLongest, kana.size() - j); ++n)
        next[j + n] += way[j] * own * reading(c, kana.substr(j, n), part);
    }
    way = std::move(next);
  }
  const double chance = unrelated(kanji, kana, part);
  if (part == NamePart::Given) return (1 - kUnrelated) * way.back() + kUnrelated * chance;
  const auto at = surnames_.find(std::u32string(kanji) + U'\t' + std::u32string(kana));
  const double listed = at == surnames_.end() ? 0 : at->second;
  return kListedPair * listed + (1 - kListedPair - kUnrelated) * way.back() + kUnrelated * chance;
}

double NameStatistics::unrelated(std::u32string_view kanji, std::u32string_view kana, NamePart part) const {
  double out = kana_model_[static_cast<std::size_t>(part)].p(kana);
  for (const char32_t c : kanji) out *= character(c, part);
  return out;
}

}  // namespace uketsuke::ocr
