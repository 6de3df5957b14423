#include "ocr/cards/card_places.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/text/text.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// A gap this wide (of the usual print) behind a value ends it; inside names stands one of a sign's width. The picture of
/// the holder stands behind it.
constexpr double kGap = 2.6;
/// Lines of one address stand no further apart than this (of their height, from top to top).
constexpr double kLinePitch = 2.2;
/// A following line of an address begins no further left of its first one than this (of the usual print).
constexpr double kLeftSlack = 2.5;
/// Fewer digits than this are no number, only what is left of one or of something else.
constexpr std::size_t kLeastDigits = 6;
/// Edits from which a sign of a label is wrong, not only a look-alike of the right one.
constexpr double kWrongSign = 0.9;
/// Paper that a value may use round its print (of the usual print).
constexpr double kAir = 0.25;

bool is_date_sign(char32_t c) {
  return is_digit(c) || std::u32string_view(U"年月日元()[]明治大正昭和平成令OlI").find(c) != std::u32string_view::npos;
}

/// A run of glyphs [from, to) of a row that is one day.
struct DayRun {
  std::size_t row, from, to;
  bool expiry;
};

std::vector<DayRun> days_of(const PageLayout& card) {
  std::vector<DayRun> out;
  for (std::size_t r = 0; r < card.rows.size(); ++r) {
    const std::u32string signs = card.rows[r].signs();
    std::optional<DayRun> expiry;
    for (const auto phrase : {U"まで有効", U"日まで"}) {
      PhraseMatch match;
      if (expiry || !best_substring(signs, phrase, 0.6, match)) continue;
      std::size_t to = match.from, from = to;
      if (signs[to] == U'日') from = ++to;
      while (from > 0 && is_date_sign(signs[from - 1])) --from;
      if (to - from >= 6) expiry = DayRun{r, from, to, true};
    }
    if (expiry) out.push_back(*expiry);
    for (const FoundDate& day : find_dates(signs)) {
      const bool inside = expiry && day.from < expiry->to && expiry->from < day.to;
      if (!inside) out.push_back({r, day.from, day.to, false});
    }
  }
  return out;
}

class Places {
 public:
  Places(const PageLayout& card, std::span<const Label> labels) : card_(card), labels_(labels), days_(days_of(card)) {}

  std::vector<CardValue> all() {
    for (const DayRun& day : days_) take_day(day);
    for (const Label& label : labels_)
      if (!label.spec->field.empty() && label.spec->kind != ValueKind::Date) take_labelled(label);
    return std::move(out_);
  }

 private:
  bool known(std::string_view field) const {
    return std::any_of(out_.begin(), out_.end(), [&](const CardValue& v) { return v.field == field; });
  }

  void add(std::string_view field, ValueKind kind, std::vector<GlyphPlace> glyphs, bool label_unsure = false) {
    if (glyphs.empty() || known(field)) return;
    ValuePlace place;
    place.area = card_.extent(glyphs).grown(kAir * card_.glyph_px);
    place.glyphs = std::move(glyphs);
    out_.push_back({std::string(field), kind, std::move(place), label_unsure});
  }

  const Label* label_before(std::size_t row, std::size_t at) const {
    const Label* best = nullptr;
    for (const Label& label : labels_)
      if (label.row == row && label.to <= at && (best == nullptr || label.to > best->to)) best = &label;
    return best;
  }

  std::string_view field_of(const DayRun& day) const {
    if (day.expiry) return "expires_on";
    const auto& glyphs = card_.rows[day.row].glyphs;
    if (day.to < glyphs.size() && glyphs[day.to].sign == U'生') return "birth_date";
    const Label* label = label_before(day.row, day.from);
    // (2029年4月1日) under 在留期間(満了日).
    if (label == nullptr && day.row > 0 && day.from > 0 && glyphs[day.from - 1].sign == U'(')
      for (const Label& above : labels_)
        if (above.row + 1 == day.row && above.spec->field == "stay_until") label = &above;
    return label != nullptr && label->spec->kind == ValueKind::Date ? label->spec->field : std::string_view();
  }

  void take_day(const DayRun& day) {
    std::vector<GlyphPlace> glyphs;
    for (std::size_t i = day.from; i < day.to; ++i) glyphs.push_back({day.row, i});
    const std::string_view field = field_of(day);
    if (!field.empty()) add(field, ValueKind::Date, std::move(glyphs));
  }

  bool ends_value(GlyphPlace at) const {
    return label_over(labels_, at) != nullptr || std::any_of(days_.begin(), days_.end(), [&](const DayRun& day) {
             return day.row == at.row && at.index >= day.from && at.index < day.to;
           });
  }

  std::vector<GlyphPlace> run_from(std::size_t row, std::size_t from) const {
    std::vector<GlyphPlace> out;
    const auto& glyphs = card_.rows[row].glyphs;
    for (std::size_t i = from; i < glyphs.size(); ++i) {
      if (ends_value({row, i})) break;
      if (!out.empty() && glyphs[i].rect.x - glyphs[i - 1].rect.right() > kGap * card_.glyph_px) break;
      // Other marks may be a thin first sign (ノ) and stay in the value's place.
      if (out.empty() && glyphs[i].sign == U':') continue;
      out.push_back({row, i});
    }
    return out;
  }

  /// 第 309012345620 号 without its words.
  std::vector<GlyphPlace> digits_of(std::vector<GlyphPlace> run) const {
    const auto digit = [&](GlyphPlace at) {
      const char32_t c = card_.glyph(at).sign;
      return is_digit(c) || c == U'O' || c == U'o' || c == U'l' || c == U'I';
    };
    while (!run.empty() && !digit(run.back())) run.pop_back();
    run.erase(run.begin(), std::find_if(run.begin(), run.end(), digit));
    return run;
  }

  /// The first print below a label, in two rows at most; of a number, what can be one (a code's modules are print too).
  std::vector<GlyphPlace> below(const Label& label, bool number) const {
    for (std::size_t r = label.row + 1; r < std::min(card_.rows.size(), label.row + (number ? 4 : 3)); ++r) {
      const auto& glyphs = card_.rows[r].glyphs;
      const auto first = std::find_if(glyphs.begin(), glyphs.end(),
                                      [&](const Glyph& g) { return g.rect.right() >= label.rect.x; });
      if (first == glyphs.end()) continue;
      std::vector<GlyphPlace> run = run_from(r, static_cast<std::size_t>(first - glyphs.begin()));
      if (number) run = digits_of(std::move(run));
      if (!run.empty() && (!number || run.size() >= kLeastDigits)) return run;
    }
    return {};
  }

  /// The lines of an address below its first one.
  void add_lines(std::vector<GlyphPlace>& address) const {
    if (address.empty()) return;
    const double left = card_.glyph(address.front()).rect.x - kLeftSlack * card_.glyph_px;
    for (std::size_t r = address.front().row + 1; r < card_.rows.size() && address.back().row + 1 == r; ++r) {
      const TextRow &above = card_.rows[r - 1], &row = card_.rows[r];
      const double height = std::max(card_.glyph_px, std::min(above.rect.h, row.rect.h));
      if (row.rect.y - above.rect.y > kLinePitch * height) return;
      const auto first = std::find_if(row.glyphs.begin(), row.glyphs.end(), [&](const Glyph& g) { return g.rect.x > left; });
      auto begin = static_cast<std::size_t>(first - row.glyphs.begin());
      // Some cards go on under the label itself.
      while (begin > 0 && begin < row.glyphs.size() &&
             row.glyphs[begin].rect.x - row.glyphs[begin - 1].rect.right() < kGap * card_.glyph_px)
        --begin;
      if (first == row.glyphs.end() || std::any_of(labels_.begin(), labels_.end(), [&](const Label& l) { return l.row == r; }))
        return;
      if (std::any_of(days_.begin(), days_.end(), [&](const DayRun& d) { return d.row == r; })) return;
      const std::vector<GlyphPlace> more = run_from(r, begin);
      address.insert(address.end(), more.begin(), more.end());
    }
  }

  void take_labelled(const Label& label) {
    const LabelSpec& spec = *label.spec;
    if (known(spec.field)) return;
    std::vector<GlyphPlace> run = run_from(label.row, label.to);
    const bool number = spec.kind == ValueKind::Digits;
    if (number) run = digits_of(std::move(run));
    if (run.empty() || (number && run.size() < kLeastDigits)) run = below(label, number);
    if (spec.kind == ValueKind::Address) add_lines(run);
    if (spec.kind == ValueKind::Sex)
      std::erase_if(run, [&](GlyphPlace at) { return card_.glyph(at).sign != U'男' && card_.glyph(at).sign != U'女'; });
    add(spec.field, spec.kind, std::move(run), label.edits >= kWrongSign);
  }

  const PageLayout& card_;
  std::span<const Label> labels_;
  std::vector<DayRun> days_;
  std::vector<CardValue> out_;
};

}  // namespace

std::vector<CardValue> card_values(const PageLayout& card, std::span<const Label> labels) {
  return Places(card, labels).all();
}

}  // namespace uketsuke::ocr
