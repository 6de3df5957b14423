#include "ocr/documents/persons/storeys.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "ocr/documents/page/cell_lines.h"

namespace uketsuke::ocr {
namespace {

/// Rules of one line of a table lie this near at most from column to column, mm: they slant, and are as thick as 0.5 mm.
constexpr double kSame_mm = 1.4;
/// A step over a rule into the next cell, and a cell's inside from its lines, mm. Nearer to a cell's top the sides of the one
/// above seem to go on into it.
constexpr double kStep_mm = 1.8, kInset_mm = 0.45;
/// Headings are no higher than this, mm.
constexpr double kHighest_mm = 20;
/// Share of a heading's signs that labels of the book cover, and of a storey's width that such headings take.
constexpr double kMostlyLabel = 0.6, kMostlyHeadings = 0.6;
/// Storeys of a person, and persons of a page, at most.
constexpr std::size_t kMostStoreys = 4, kMostPersons = 20;
/// Storeys of one kind differ in height by less than this factor; a cell this many times higher than all storeys together is
/// the space below the list.
constexpr double kUneven = 1.45, kSpace = 2.2;

/// A cell of the band of headings with the labels in it.
struct Head {
  Rect<CleanPx> cell;
  std::vector<const Label*> labels;
  std::size_t from = 0, to = 0;  ///< storeys [from, to)
};

/// Heights that part storeys, top to bottom.
using Lattice = std::vector<double>;

struct Band {
  const PageLayout& page;
  double same;
  std::vector<Head> heads;
  Lattice rows;  ///< one more than storeys
  Rect<CleanPx> rect;
  std::size_t storeys() const { return rows.size() - 1; }
};

bool is_mark(char32_t c) { return std::u32string_view(U"()〔〕[]【】・,.、。:;/").find(c) != std::u32string_view::npos; }

/// 世帯主 below 続柄 is somebody's relation.
bool is_value(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  return std::any_of(labels.begin(), labels.end(), [&](const Label& own) {
    return is_value_of(page, own, label) && own.rect.bottom() < label.rect.y && own.rect.x < label.rect.right() &&
           own.rect.right() > label.rect.x;
  });
}

/// The low cells that hold labels and hardly anything else.
std::vector<Head> heads_of(const PageLayout& page, std::span<const Label> labels, double same) {
  std::vector<Head> out;
  for (const Label& label : labels) {
    const auto cell = page.rules.cell_at(label.rect.centre());
    if (!cell || cell->h > kHighest_mm * page.px_per_mm || is_value(page, labels, label)) continue;
    const auto known = std::find_if(out.begin(), out.end(), [&](const Head& head) {
      return std::abs(head.cell.x - cell->x) < same && std::abs(head.cell.y - cell->y) < same;
    });
    if (known == out.end())
      out.push_back({*cell, {&label}});
    else
      known->labels.push_back(&label);
  }
  std::erase_if(out, [&](const Head& head) {
    double signs = 0, covered = 0;
    for (const GlyphPlace at : page.glyphs_in(head.cell)) {
      if (is_mark(page.glyph(at).sign)) continue;
      ++signs;
      covered += label_over(labels, at) != nullptr ? 1 : 0;
    }
    return covered < kMostlyLabel * signs;
  });
  return out;
}

/// Two cells share a rule.
bool adjoin(const Rect<CleanPx>& a, const Rect<CleanPx>& b, double same) {
  const double across = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const double down = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return (across > same && down > -same) || (down > same && across > -same);
}

/// Those of the cells that hang together with one.
std::vector<Head> around(std::vector<Head> all, const Label& label, double same) {
  std::vector<Head> out;
  const auto take = [&](const auto& belongs) {
    const auto rest = std::stable_partition(all.begin(), all.end(), [&](const Head& head) { return !belongs(head); });
    const bool any = rest != all.end();
    out.insert(out.end(), std::make_move_iterator(rest), std::make_move_iterator(all.end()));
    all.erase(rest, all.end());
    return any;
  };
  take([&](const Head& head) { return std::find(head.labels.begin(), head.labels.end(), &label) != head.labels.end(); });
  while (take([&](const Head& head) {
    return std::any_of(out.begin(), out.end(), [&](const Head& other) { return adjoin(head.cell, other.cell, same); });
  })) {
  }
  return out;
}

/// Heights that lie together become one.
Lattice lattice_of(std::vector<double> heights, double same) {
  std::sort(heights.begin(), heights.end());
  Lattice out;
  for (const double y : heights)
    if (out.empty() || y - out.back() > same) out.push_back(y);
  return out;
}

/// Which line of a lattice a height is; its size for none.
std::size_t line_of(const Lattice& lattice, double y, double same) {
  for (std::size_t i = 0; i < lattice.size(); ++i)
    if (std::abs(lattice[i] - y) <= same) return i;
  return lattice.size();
}

/// A storey is one of headings where they take most of its width, two of them at least.
bool is_storey(const std::vector<Head>& heads, double y, double width) {
  double taken = 0;
  int count = 0;
  for (const Head& head : heads)
    if (head.cell.y < y && head.cell.bottom() > y) taken += head.cell.w, ++count;
  return count >= 2 && taken > kMostlyHeadings * width;
}

/// The band of headings that a label belongs to: a name's and a day's of birth among them, in two to four storeys.
std::optional<Band> band_of(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  const double same = kSame_mm * page.px_per_mm;
  Band out{page, same, around(heads_of(page, labels, same), label, same), {}, {}};
  if (out.heads.size() < 2) return std::nullopt;
  const Rect<CleanPx> own = out.heads.front().cell;
  std::vector<double> heights;
  for (const Head& head : out.heads) {
    heights.push_back(head.cell.y);
    heights.push_back(head.cell.bottom());
    out.rect = unite(out.rect, head.cell);
  }
  // 住所 and 世帯主 beside their values, in a table that adjoins, are no headings.
  const Lattice all = lattice_of(heights, same);
  const auto holds = [&](std::size_t i) { return is_storey(out.heads, (all[i] + all[i + 1]) / 2, out.rect.w); };
  std::size_t from = line_of(all, own.y, same), to = line_of(all, own.bottom(), same);
  if (to >= all.size() || from >= to) return std::nullopt;
  for (std::size_t i = from; i < to; ++i)
    if (!holds(i)) return std::nullopt;
  while (from > 0 && holds(from - 1)) --from;
  while (to + 1 < all.size() && holds(to)) ++to;
  out.rows.assign(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to) + 1);
  for (Head& head : out.heads) {
    head.from = line_of(out.rows, head.cell.y, same);
    head.to = line_of(out.rows, head.cell.bottom(), same);
  }
  std::erase_if(out.heads, [&](const Head& head) { return head.to >= out.rows.size() || head.from >= head.to; });
  const auto heads = [&](std::string_view field) {
    return std::any_of(out.heads.begin(), out.heads.end(), [&](const Head& head) {
      return std::any_of(head.labels.begin(), head.labels.end(), [&](const Label* l) { return l->spec->field == field; });
    });
  };
  const bool persons = heads("name") && heads("birth_date");
  return persons && out.storeys() >= 2 && out.storeys() <= kMostStoreys ? std::optional(std::move(out)) : std::nullopt;
}

/// Rules across the columns below a band.
struct Below {
  Lattice rows;
  std::vector<Lattice> columns;
};

bool holds_label(const PageLayout& page, std::span<const Label> labels, const Rect<CleanPx>& cell) {
  const auto places = page.glyphs_in(cell);
  return std::any_of(places.begin(), places.end(), [&](GlyphPlace at) {
    const Label* other = label_over(labels, at);
    return other != nullptr && other->from == at.index && !is_value(page, labels, *other);
  });
}

/// The rules that one column crosses, from the band's bottom down to the end of the list.
Lattice rules_under(const Band& band, std::span<const Label> labels, double x) {
  Lattice out{band.rows.back()};
  const double step = kStep_mm * band.page.px_per_mm, high = band.rows.back() - band.rows.front();
  while (out.size() < kMostPersons * kMostStoreys) {
    const auto cell = band.page.rules.cell_at({x, out.back() + step});
    if (!cell || cell->bottom() < out.back() + step || cell->h > kSpace * high) break;
    if (holds_label(band.page, labels, *cell)) break;
    out.push_back(cell->bottom());
  }
  return out;
}

Below below(const Band& band, std::span<const Label> labels) {
  Below out;
  std::vector<double> heights;
  for (const Head& head : band.heads) {
    out.columns.push_back(rules_under(band, labels, head.cell.centre().x));
    heights.insert(heights.end(), out.columns.back().begin(), out.columns.back().end());
  }
  out.rows = lattice_of(std::move(heights), band.same);
  return out;
}

/// The storeys below are those of whole persons: each begins at one rule across all columns and is ruled as the first is.
bool are_persons(const Band& band, const Below& list) {
  const std::size_t storeys = band.storeys(), rows = list.rows.size() - 1;
  if (rows == 0 || rows % storeys != 0) return false;
  for (std::size_t i = 0; i < rows; ++i) {
    const double a = list.rows[i + 1] - list.rows[i], b = list.rows[i % storeys + 1] - list.rows[i % storeys];
    if (a > kUneven * b || b > kUneven * a) return false;
  }
  for (std::size_t i = storeys; i <= rows; i += storeys)
    for (const Lattice& column : list.columns)
      if (line_of(column, list.rows[i], band.same) == column.size()) return false;
  return true;
}

/// Every heading is as wide as those over and under it, and every person's cell is one storey high: a table of plain lines.
bool is_plain(const Band& band, const Below& list) {
  for (const Head& a : band.heads)
    for (const Head& b : band.heads) {
      const bool apart = a.cell.right() < b.cell.x + band.same || b.cell.right() < a.cell.x + band.same;
      if (!apart && (std::abs(a.cell.x - b.cell.x) > band.same || std::abs(a.cell.right() - b.cell.right()) > band.same))
        return false;
    }
  return std::all_of(list.columns.begin(), list.columns.end(),
                     [&](const Lattice& column) { return column.size() == list.rows.size(); });
}

bool names(const Head& head) {
  return std::all_of(head.labels.begin(), head.labels.end(), [](const Label* label) {
    return label->spec->kind == ValueKind::Name || label->spec->kind == ValueKind::Kana;
  });
}

/// One person's storeys: the heights that part them, top to bottom.
using Person = std::span<const double>;

/// A cell of one person under a heading. One that is higher holds what other headings ask for as well: a name and its reading
/// are told apart by their signs; other values are cut at their height, and asked about.
ValuePlace cell_of(const Band& band, const Head& own, Person person, const Rect<CleanPx>& cell) {
  const PageLayout& page = band.page;
  const auto inside = [&](std::size_t storey) {
    const double y = (person[storey] + person[storey + 1]) / 2;
    return y > cell.y && y < cell.bottom();
  };
  bool higher = false;
  for (std::size_t i = 0; i + 1 < person.size(); ++i) higher = higher || (inside(i) && (i < own.from || i >= own.to));
  bool shared = false, all_names = names(own);
  for (const Head& head : band.heads) {
    const double x = head.cell.centre().x;
    if (&head == &own || x < cell.x || x > cell.right()) continue;
    for (std::size_t i = head.from; i < head.to; ++i)
      if (inside(i)) shared = true, all_names = all_names && names(head);
  }
  Rect<CleanPx> area = cell.grown(-kInset_mm * page.px_per_mm);
  if (!higher || (shared && all_names)) return {page.glyphs_in(area), area, true};
  const double bottom = std::min(area.bottom(), person[own.to]);
  area.y = std::max(area.y, person[own.from]), area.h = bottom - area.y;
  ValuePlace out{page.glyphs_in(area), area, true};
  out.unsure = true;
  return out;
}

/// All cells of one person under a heading, which may be parted where the heading is not.
ValuePlace place_of(const Band& band, const Head& own, Person person) {
  const double x = own.cell.centre().x, step = kStep_mm * band.page.px_per_mm;
  const double top = person[own.from], bottom = person[own.to];
  std::optional<ValuePlace> out;
  bool narrow = false;
  for (double y = top + step; y < bottom - step;) {
    const auto cell = band.page.rules.cell_at({x, y});
    if (!cell) break;
    ValuePlace place = cell_of(band, own, person, *cell);
    narrow = narrow || std::abs(cell->x - own.cell.x) > band.same || std::abs(cell->right() - own.cell.right()) > band.same;
    if (!out) {
      out = std::move(place);
    } else {
      // A reading in a cell of its own over the name; other values that are ruled into parts are asked about.
      out->unsure = out->unsure || place.unsure || !names(own);
      if (out->parts.empty()) out->parts.push_back(out->area);
      out->parts.push_back(place.area);
      out->area = unite(out->area, place.area);
      out->glyphs.insert(out->glyphs.end(), place.glyphs.begin(), place.glyphs.end());
    }
    y = std::max(cell->bottom(), y) + step;
  }
  if (!out) out = ValuePlace{{}, {own.cell.x, top, own.cell.w, bottom - top}, true};
  out->unsure = out->unsure || narrow;
  out->line_y = (person[0] + person[1]) / 2;
  return std::move(*out);
}

}  // namespace

std::optional<std::vector<ValuePlace>> values_in_storeys(const PageLayout& page, std::span<const Label> labels,
                                                         const Label& label) {
  const auto band = band_of(page, labels, label);
  if (!band) return std::nullopt;
  const Below list = below(*band, labels);
  if (!are_persons(*band, list) || is_plain(*band, list)) return std::nullopt;
  const auto own = std::find_if(band->heads.begin(), band->heads.end(), [&](const Head& head) {
    return std::find(head.labels.begin(), head.labels.end(), &label) != head.labels.end();
  });
  if (own == band->heads.end()) return std::nullopt;
  std::vector<ValuePlace> out;
  for (std::size_t first = 0; first + band->storeys() < list.rows.size(); first += band->storeys())
    out.push_back(place_of(*band, *own, Person(list.rows).subspan(first, band->rows.size())));
  while (!out.empty() && out.back().glyphs.empty() && !page.has_print(out.back().area)) out.pop_back();
  return out;
}

}  // namespace uketsuke::ocr
