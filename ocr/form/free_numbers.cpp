#include "ocr/form/free_numbers.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "core/text/text.h"
#include "ocr/cells/cell_input.h"
#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

/// Least depth of ink, of 255: as in every field of text.
constexpr double kLeastInk = 22;
/// Smaller than this in both directions is a speck, mm.
constexpr double kSpeck_mm = 0.45;
/// Pieces that overlap by this share of the narrower one's width are one sign (5 and its bar).
constexpr double kOverlap = 0.5;
/// The line reader's place of a sign is that of its middle: ink belongs to the sign whose middle is so near, beside the height
/// of a line. Kanji and kana are about as wide as high, digits half as wide.
constexpr double kWideReach = 0.55, kDigitReach = 0.36;
/// A sign that is read no surer than this beside digits may be a digit.
constexpr double kUnsure = 0.9;
/// A level stroke: so low beside the number's digits, and so much wider than high.
constexpr double kFlat = 0.35, kWider = 1.6;
/// A digit is at least so high beside the others, and at most so wide beside its height; what is wider are two that touch
/// where the line reader does not see just one digit, else a wide 2: such a number is left to it. Two are parted where the
/// least ink stands one over another, in the middle.
constexpr double kLow = 0.45, kWide = 1.15, kWidest = 2.3, kMiddle = 0.4;
/// The cells that are made for digits: height beside the digits', width beside the height. Those of the forms are 5 × 7 mm,
/// and people fill five sevenths of their height.
constexpr double kCellHeight = 1.35, kCellWidth = 0.72, kAir = 1.2;

/// A sign's ink.
struct Ink {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::vector<const Component*> pieces;
  std::optional<std::size_t> sign;  ///< of the reading that it belongs to

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  double middle() const { return (x0 + x1) / 2.0; }
  bool flat(double digits) const { return height() < kFlat * digits && width() > kWider * height(); }
};

bool is_hyphen(char32_t c) { return c == U'-' || c == U'ー' || c == U'一'; }

/// What stands behind a part of a house number.
bool counts(char32_t c) { return std::u32string_view(U"丁番号地").find(c) != std::u32string_view::npos; }

std::vector<Ink> inks_of(const std::vector<Component>& pieces, double px_per_mm) {
  std::vector<const Component*> all;
  for (const Component& piece : pieces)
    if (std::max(piece.width(), piece.height()) >= kSpeck_mm * px_per_mm) all.push_back(&piece);
  std::sort(all.begin(), all.end(), [](const Component* a, const Component* b) { return a->x0 < b->x0; });
  std::vector<Ink> out;
  for (const Component* piece : all) {
    const Ink alone{piece->x0, piece->y0, piece->x1, piece->y1, {piece}, {}};
    const int shared = out.empty() ? 0 : std::min(out.back().x1, alone.x1) - alone.x0;
    if (out.empty() || shared < kOverlap * std::min(out.back().width(), alone.width())) {
      out.push_back(alone);
      continue;
    }
    Ink& into = out.back();
    into.x1 = std::max(into.x1, alone.x1);
    into.y0 = std::min(into.y0, alone.y0);
    into.y1 = std::max(into.y1, alone.y1);
    into.pieces.push_back(piece);
  }
  return out;
}

class Finder {
 public:
  Finder(const ImageView& line, double px_per_mm, std::span<const PlacedSign> signs)
      : line_(line), px_per_mm_(px_per_mm), signs_(signs), paper_(paper_level(line)),
        pieces_(components(ink_mask(line, paper_, kLeastInk))), inks_(inks_of(pieces_, px_per_mm)) {
    std::vector<double> heights;
    for (const Ink& ink : inks_) heights.push_back(ink.height());
    height_ = heights.empty() ? 0 : *std::max_element(heights.begin(), heights.end());
    for (Ink& ink : inks_) ink.sign = sign_of(ink);
  }

  std::vector<FreeNumber> numbers() const {
    std::vector<FreeNumber> out;
    for (std::size_t from = 0; from < inks_.size();) {
      std::size_t to = from;
      while (to < inks_.size() && may_be_of_number(inks_[to])) ++to;
      if (to > from)
        if (auto number = number_of(from, to); number && (out.empty() || number->first >= out.back().end))
          out.push_back(std::move(*number));
      from = std::max(to, from + 1);
    }
    return out;
  }

 private:
  bool numeric(std::size_t i) const {
    const auto digit = [&](std::size_t k) { return k < signs_.size() && (is_digit(signs_[k].sign) || signs_[k].sign == U'-'); };
    if (digit(i)) return true;
    if (counts(signs_[i].sign)) return false;
    const bool beside = (i > 0 && digit(i - 1)) || digit(i + 1) || (i + 1 < signs_.size() && counts(signs_[i + 1].sign));
    return beside && (is_hyphen(signs_[i].sign) || signs_[i].p < kUnsure);
  }

  std::optional<std::size_t> sign_of(const Ink& ink) const {
    std::optional<std::size_t> out;
    double nearest = 1;
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      const double reach = (numeric(i) ? kDigitReach : kWideReach) * height_;
      const double off = std::abs((signs_[i].from_px + signs_[i].to_px) / 2 - ink.middle()) / reach;
      if (off < nearest) nearest = off, out = i;
    }
    return out;
  }

  bool may_be_of_number(const Ink& ink) const { return !ink.sign || numeric(*ink.sign); }

  /// The ink that a sign of the reading lies over, or the nearest.
  std::size_t ink_of(const PlacedSign& sign) const {
    const double middle = (sign.from_px + sign.to_px) / 2;
    const auto off = [&](const Ink& ink) { return std::max({ink.x0 - middle, middle - ink.x1, 0.0}); };
    const auto nearest = std::min_element(inks_.begin(), inks_.end(), [&](const Ink& a, const Ink& b) { return off(a) < off(b); });
    return static_cast<std::size_t>(nearest - inks_.begin());
  }

  /// The signs of the reading that stand for some ink; nothing where no number is read there nor wanted.
  std::optional<std::pair<std::size_t, std::size_t>> place_of(std::size_t from, std::size_t to) const {
    std::size_t first = signs_.size(), end = 0;
    bool digit = false;
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      const std::size_t ink = ink_of(signs_[i]);
      if (ink < from || ink >= to) continue;
      if (!numeric(i)) return std::nullopt;
      first = std::min(first, i);
      end = i + 1;
      digit = digit || is_digit(signs_[i].sign) || signs_[i].sign == U'-';
    }
    if (end == 0) {
      first = 0;
      while (first < signs_.size() && (signs_[first].from_px + signs_[first].to_px) / 2 < inks_[from].middle()) ++first;
      end = first;
    }
    if (!digit && (end >= signs_.size() || !counts(signs_[end].sign))) return std::nullopt;
    return std::pair{first, end};
  }

  std::optional<FreeNumber> number_of(std::size_t from, std::size_t to) const {
    const auto place = place_of(from, to);
    if (!place) return std::nullopt;
    double digits = 0;
    for (std::size_t k = from; k < to; ++k) digits = std::max<double>(digits, inks_[k].height());
    FreeNumber out;
    out.first = place->first, out.end = place->second;
    const auto strokes = std::count_if(inks_.begin() + static_cast<std::ptrdiff_t>(from), inks_.begin() + static_cast<std::ptrdiff_t>(to),
                                       [&](const Ink& ink) { return ink.height() >= kLow * digits; });
    const auto read = std::count_if(signs_.begin() + static_cast<std::ptrdiff_t>(out.first), signs_.begin() + static_cast<std::ptrdiff_t>(out.end),
                                    [](const PlacedSign& sign) { return !is_hyphen(sign.sign); });
    out.more_ink = strokes > read;
    add_cells(out, from, to, digits);
    return out;
  }

  /// Nothing is added where the digits cannot be parted.
  void add_cells(FreeNumber& out, std::size_t from, std::size_t to, double digits) const {
    std::vector<PlacedSign> signs;
    std::vector<Ink> cells;
    double middle = 0;
    for (std::size_t k = from; k < to; ++k) {
      const Ink& ink = inks_[k];
      const bool level = ink.flat(digits);
      const bool two = !level && ink.width() > kWide * ink.height();
      if (!level && (ink.height() < kLow * digits || ink.width() > kWidest * ink.height())) return;
      if (two && is_one_digit(ink)) return;
      const bool again = level && !signs.empty() && signs.back().sign == U'-';  // one stroke in two pieces
      if (level && !again) signs.push_back({U'-', 1, static_cast<double>(ink.x0), static_cast<double>(ink.x1), {}, {}});
      if (level) continue;
      for (Ink& digit : two ? parted(ink) : std::vector{ink}) {
        signs.push_back({U'0', 1, static_cast<double>(digit.x0), static_cast<double>(digit.x1), {}, {}});
        middle += (digit.y0 + digit.y1) / 2.0;
        cells.push_back(std::move(digit));
      }
    }
    if (cells.empty()) return;
    out.signs = std::move(signs);
    cut(out, cells, digits, middle / static_cast<double>(cells.size()));
  }

  /// True when the reading has one sign there, a digit.
  bool is_one_digit(const Ink& ink) const {
    int digits = 0, others = 0;
    for (const PlacedSign& sign : signs_)
      if (&inks_[ink_of(sign)] == &ink) ++(is_digit(sign.sign) ? digits : others);
    return digits == 1 && others == 0;
  }

  static std::vector<Ink> parted(const Ink& two) {
    std::vector<int> columns(static_cast<std::size_t>(two.width()), 0);
    for (const Component* piece : two.pieces)
      for (const auto& [x, y] : piece->pixels) ++columns[static_cast<std::size_t>(x - two.x0)];
    const auto from = columns.begin() + static_cast<std::ptrdiff_t>(two.width() * (1 - kMiddle) / 2);
    const auto to = columns.begin() + static_cast<std::ptrdiff_t>(two.width() * (1 + kMiddle) / 2);
    const int cut = two.x0 + static_cast<int>(std::min_element(from, to) - columns.begin());
    Ink left = two, right = two;
    left.x1 = right.x0 = cut;
    return {left, right};
  }

  /// One digit alone on white paper, in the middle of its cell.
  Image alone(const Ink& ink, int width, int height, double middle_y) const {
    Image out(width, height, PixelFormat::Grey8, static_cast<std::uint8_t>(paper_));
    const int left = static_cast<int>(ink.middle() - width / 2.0), top = static_cast<int>(middle_y - height / 2.0);
    for (const Component* piece : ink.pieces)
      for (const auto& [px, py] : piece->pixels)
        for (int y = py - 1; y <= py + 1; ++y)  // the soft edge of a stroke is no ink of the mask
          for (int x = px - 1; x <= px + 1; ++x)
            if (x >= ink.x0 - 1 && x <= ink.x1 && x >= left && y >= top && x < left + width && y < top + height && x >= 0 && y >= 0 && x < line_.width && y < line_.height)
              out.row(y - top)[x - left] = std::min(out.row(y - top)[x - left], line_.row(y)[x]);
    return out;
  }

  void cut(FreeNumber& out, const std::vector<Ink>& cells, double digits, double middle_y) const {
    int widest = 0;
    for (const Ink& ink : cells) widest = std::max(widest, ink.width());
    const double height = kCellHeight * digits, width = std::max(kCellWidth * height, kAir * widest);
    const int margin_x = static_cast<int>(std::lround(width * kCropMargin)), margin_y = static_cast<int>(std::lround(height * kCropMargin));
    const int w = static_cast<int>(std::lround(width)) + 2 * margin_x, h = static_cast<int>(std::lround(height)) + 2 * margin_y;
    const int step = w - margin_x;  // the cells lie that far apart in the line
    Image row(step * static_cast<int>(cells.size()) + margin_x, h, PixelFormat::Grey8, static_cast<std::uint8_t>(paper_));
    out.comb.px_per_mm = px_per_mm_;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      Image cell = alone(cells[i], w, h, middle_y);
      const int left = step * static_cast<int>(i);
      for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) row.row(y)[left + x] = std::min(row.row(y)[left + x], cell.row(y)[x]);
      const ImageView inside = cell.view().part(margin_x, margin_y, w - 2 * margin_x, h - 2 * margin_y);
      out.comb.cells.push_back(cell.view());
      out.comb.bare.push_back(cell.view());
      out.comb.interiors.push_back(inside);
      out.comb.ink.push_back(find_ink(inside, px_per_mm_, paper_));
      out.comb.blackened.push_back(false);
      out.comb.spans.push_back({static_cast<double>(left + margin_x), static_cast<double>(left + w - margin_x)});
      out.pictures.push_back(std::move(cell));
    }
    out.comb.line = row.view();
    out.pictures.push_back(std::move(row));
  }

  ImageView line_;
  double px_per_mm_;
  std::span<const PlacedSign> signs_;
  double paper_;
  std::vector<Component> pieces_;
  std::vector<Ink> inks_;
  double height_ = 0;
};

}  // namespace

std::optional<NumberInLine> FreeNumber::read(const LineQueue& queue, const DigitHead& head) {
  if (comb.cells.empty()) return std::nullopt;
  const std::vector<CellBelief> beliefs = finish_digits(std::move(job), verdicts, queue, head);
  NumberInLine out{first, end, signs, 1};
  auto cell = beliefs.begin();
  for (PlacedSign& sign : out.signs) {
    if (sign.sign == U'-') continue;
    const std::size_t digit = cell->best();
    if (digit > 9) return std::nullopt;
    sign.sign = U'0' + static_cast<char32_t>(digit);
    sign.p = cell->p[digit];
    sign.alternatives = {{sign.sign, sign.p}};
    out.p *= sign.p;
    ++cell;
  }
  return out;
}

std::vector<FreeNumber> find_free_numbers(const ImageView& line, double px_per_mm, std::span<const PlacedSign> signs) {
  return Finder(line, px_per_mm, signs).numbers();
}

void start_numbers(std::span<FreeNumber* const> numbers, const CellReader& cells, LineQueue& queue) {
  std::vector<const CombPictures*> combs;
  for (const FreeNumber* number : numbers) combs.push_back(&number->comb);
  auto verdicts = cell_verdicts(combs, cells);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i]->verdicts = std::move(verdicts[i]);
    numbers[i]->job = start_digits(numbers[i]->comb, numbers[i]->verdicts, queue);
  }
}

}  // namespace uketsuke::ocr
