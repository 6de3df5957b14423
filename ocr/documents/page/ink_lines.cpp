#include "ocr/documents/page/ink_lines.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::ocr {
namespace {

/// Lines closer than this (em) are one: the dots of ぎ, the two strokes of 二.
constexpr double kJoin = 0.14;
/// Least height of a line: 一 and ー are flat, but no line of a value holds them alone with so little ink.
constexpr double kLeastHeight = 0.3;

/// A line this high (em) may be two that are set solid; each of them is as high as this.
constexpr double kTwoLines = 1.45, kOneLine = 0.5;
/// Ink of the emptiest pixel row between two such lines, share of the width: specks, and signs that hang low.
constexpr double kBridge = 0.012;

/// What is left of a copy-guard mark where its strokes cross is no wider than this (em), has no more ink than this (em²; a 1 of
/// print has 0.18) and stands this far (em) from a line's print: the line went on to it, and the mark was read, in its ground,
/// as part of an address.
constexpr double kRestWide = 0.6, kRestInk = 0.08, kRestApart = 1;

struct Span {
  int from;
  int to;
};

std::vector<Span> spans(const std::vector<int>& ink, int least, double join) {
  std::vector<Span> out;
  int start = -1, last = -1;
  for (int i = 0; i <= static_cast<int>(ink.size()); ++i) {
    const bool on = i < static_cast<int>(ink.size()) && ink[static_cast<std::size_t>(i)] >= least;
    if (on) {
      if (start < 0) start = i;
      last = i;
    } else if (start >= 0 && (i - last > join || i == static_cast<int>(ink.size()))) {
      out.push_back({start, last + 1});
      start = -1;
    }
  }
  return out;
}

/// Columns [from, to) of a line between which there is print, without rests of marks at either end.
Span without_rests(const std::vector<int>& columns, double em) {
  const auto runs = spans(columns, 1, 0);
  const auto is_rest = [&](const Span& run) {
    int ink = 0;
    for (int x = run.from; x < run.to; ++x) ink += columns[static_cast<std::size_t>(x)];
    return run.to - run.from <= kRestWide * em && ink <= kRestInk * em * em;
  };
  std::size_t first = 0, last = runs.size();
  while (first < last && is_rest(runs[first])) ++first;
  while (last > first && is_rest(runs[last - 1])) --last;
  const int width = static_cast<int>(columns.size());
  if (first == last) return {0, width};
  const bool left = first > 0 && runs[first].from - runs[first - 1].to > kRestApart * em;
  const bool right = last < runs.size() && runs[last].from - runs[last - 1].to > kRestApart * em;
  return {left ? runs[first].from : 0, right ? runs[last - 1].to : width};
}

/// Lines set so close that their gap is no wider than the one inside ぎ: cut where hardly any ink is, if whole lines
/// result.
std::vector<Span> without_solid_lines(const std::vector<Span>& lines, const std::vector<int>& rows, int width,
                                      double em) {
  std::vector<Span> out;
  for (const Span& line : lines) {
    std::vector<Span> parts;
    if (line.to - line.from > kTwoLines * em) {
      const std::vector<int> inside(rows.begin() + line.from, rows.begin() + line.to);
      parts = spans(inside, 1 + static_cast<int>(kBridge * width), 0);
    }
    const bool whole = parts.size() >= 2 && std::all_of(parts.begin(), parts.end(), [&](const Span& part) {
                         return part.to - part.from > kOneLine * em;
                       });
    if (!whole) parts = {{0, line.to - line.from}};
    for (const Span& part : parts) out.push_back({line.from + part.from, line.from + part.to});
  }
  return out;
}

/// A gap this wide (em) parts family and given name; signs of one name stand closer.
constexpr double kNameGap = 0.75;

}  // namespace

std::vector<Rect<CleanPx>> parts_of_name(const ImageView& binary, const Rect<CleanPx>& line, double em_px) {
  const int x0 = std::max(0, static_cast<int>(line.x)), y0 = std::max(0, static_cast<int>(line.y));
  const int x1 = std::min(binary.width, static_cast<int>(std::lround(line.right()))),
            y1 = std::min(binary.height, static_cast<int>(std::lround(line.bottom())));
  std::vector<int> columns(static_cast<std::size_t>(std::max(0, x1 - x0)), 0);
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x)
      if (binary.row(y)[x] < 128) ++columns[static_cast<std::size_t>(x - x0)];
  auto pieces = spans(columns, 1, kNameGap * std::max(line.h, em_px));
  std::erase_if(pieces, [&](const Span& piece) { return piece.to - piece.from < 0.15 * em_px; });
  if (pieces.size() < 2 || pieces.size() > 3) return {line};
  std::vector<Rect<CleanPx>> out;
  for (const Span& piece : pieces)
    out.push_back({static_cast<double>(x0 + piece.from), line.y, static_cast<double>(piece.to - piece.from), line.h});
  return out;
}

std::vector<Rect<CleanPx>> ink_lines(const ImageView& binary, const Rect<CleanPx>& area, double em_px) {
  std::vector<Rect<CleanPx>> out;
  const int x0 = std::max(0, static_cast<int>(std::lround(area.x))),
            y0 = std::max(0, static_cast<int>(std::lround(area.y)));
  const int x1 = std::min(binary.width, static_cast<int>(std::lround(area.right())));
  const int y1 = std::min(binary.height, static_cast<int>(std::lround(area.bottom())));
  if (x1 - x0 < 4 || y1 - y0 < 4) return out;
  std::vector<int> rows(static_cast<std::size_t>(y1 - y0), 0);
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x)
      if (binary.row(y)[x] < 128) ++rows[static_cast<std::size_t>(y - y0)];
  const auto lines = without_solid_lines(spans(rows, 1, kJoin * em_px), rows, x1 - x0, em_px);
  for (const Span& line : lines) {
    if (line.to - line.from < kLeastHeight * em_px) continue;
    std::vector<int> columns(static_cast<std::size_t>(x1 - x0), 0);
    for (int y = y0 + line.from; y < y0 + line.to; ++y)
      for (int x = x0; x < x1; ++x)
        if (binary.row(y)[x] < 128) ++columns[static_cast<std::size_t>(x - x0)];
    const Span print = without_rests(columns, em_px);
    for (int x = 0; x < x1 - x0; ++x)
      if (x < print.from || x >= print.to) columns[static_cast<std::size_t>(x)] = 0;
    // Pieces of ink too small to be print at either end (specks, the rest of a rule) do not widen the line.
    auto pieces = spans(columns, 1, 0.5 * em_px);
    const auto speck = [&](const Span& s) { return s.to - s.from < 0.12 * em_px; };
    while (pieces.size() > 1 && speck(pieces.front())) pieces.erase(pieces.begin());
    while (pieces.size() > 1 && speck(pieces.back())) pieces.pop_back();
    if (pieces.empty() || (pieces.size() == 1 && speck(pieces.front()))) continue;
    out.push_back({static_cast<double>(x0 + pieces.front().from), static_cast<double>(y0 + line.from),
                   static_cast<double>(pieces.back().to - pieces.front().from),
                   static_cast<double>(line.to - line.from)});
  }
  return out;
}

}  // namespace uketsuke::ocr
