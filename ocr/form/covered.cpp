#include "ocr/form/covered.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace uketsuke::ocr {
namespace {

/// Along a printed line every so many mm it is looked for.
constexpr double kStep_mm = 1.0;
/// A line is where it should be within this, mm (registration, bent sheets); the paper beside it begins and ends there.
constexpr double kStray_mm = 0.45, kBeside_mm = 0.8, kBesideEnd_mm = 1.3;
constexpr double kProbe_mm = 0.15;
/// Least depth of print (of 255), and its share of the usual depth of such lines on the page: under a highlighter a line
/// keeps half. Usual is a low quantile of those that are seen, since many coloured rules lie on a black frame.
constexpr double kLeastDepth = 10, kShareOfUsual = 0.3, kUsual = 0.4;
/// How far beside a line the paper's grain is looked at, mm, and how many times deeper than grain a line is. Writing and
/// print lie on some of these places; this share of them is bare.
constexpr double kGrain_mm = 2.2, kOverGrain = 2.5, kBareShare = 0.4;
/// A kind of line of which the page shows less than this share tells nothing.
constexpr double kLeastShare = 0.6;
/// A part of a field is looked at in pieces of this width, with what is printed that near to it, mm.
constexpr double kPiece_mm = 8, kNear_mm = 1.6;
/// Where something lies, this share of the places of lines seems to hold one: writing and edges cross them. Elsewhere it is
/// what the page shows of that kind, at most so much.
constexpr double kSeenHidden = 0.1, kMostSeen = 0.97;
/// Natural logarithm of the odds at which a piece is hidden: the places of a broken line go together, so that it takes
/// more than a few. Of 5,088 fields of made office scans, copies and faxes on which nothing lay six were taken for hidden, all on
/// faxes; on a made day of 302 forms 42 fields.
constexpr double kLeastOdds = 14;
/// The same for one line of the piece by itself: a fold goes slanting through a field and leaves its upper line.
constexpr double kLeastOddsOfLine = 20;
/// A stripe is looked for in windows of this width, mm: the places of a line lie 1 mm apart, so that each line that crosses
/// the window has one in it. A window has moved on by so much.
constexpr double kStripe_mm = 1.0, kStripeStep_mm = 0.25;
/// The same odds for a stripe: there are some 1,600 windows on a page, each with many beginnings and ends.
constexpr double kLeastOddsOfStripe = 22;
/// Fewer hidden fields say nothing of what is between them: they may be broken lines.
constexpr int kSeveral = 4;
/// Half the line of a comb's frame, mm (it is printed round the cell).
constexpr double kHalfFrame_mm = 0.1;

}  // namespace

CoveredPlaces::CoveredPlaces(const CleanPage& page, const Registration& registration, const FormTemplate& form)
    : page_(page), registration_(registration) {
  add_form(form);
  judge();
  find_stripes(true);
  find_stripes(false);
}

void CoveredPlaces::add_form(const FormTemplate& form) {
  const auto print_of = [](const std::string& ink) { return ink == "black" ? kBlack : kRule; };
  for (const ArtLine& line : form.lines)
    if (!line.dashed) add_line(line.from, line.to, print_of(line.ink));
  for (const ArtBox& box : form.boxes)
    if (box.width_pt > 0 && box.radius_mm < 1) add_box(box.rect, print_of(box.ink));
  for (const FieldTemplate& field : form.fields) {
    for (const auto* cells : {&field.cells, &field.year_cells, &field.month_cells, &field.day_cells})
      for (const Rect<FormMm>& cell : *cells) add_box(cell.grown(kHalfFrame_mm), kFrame);
    for (const ChoiceOption& option : field.options)
      if (option.mark == MarkStyle::Check) add_box(option.rect, kFrame);
  }
}

void CoveredPlaces::add_box(const Rect<FormMm>& box, Print print) {
  const auto c = box.corners();
  for (std::size_t i = 0; i < 4; ++i) add_line(c[i], c[(i + 1) % 4], print);
}

void CoveredPlaces::add_line(Point<FormMm> from, Point<FormMm> to, Print print) {
  const double whole = distance(from, to);
  if (whole < 2 * kStep_mm) return;
  const Point<FormMm> along = (to - from) * (1 / whole), across{-along.y, along.x};
  for (double t = kStep_mm; t < whole - kStep_mm / 2; t += kStep_mm) {
    const Point<FormMm> at = from + along * t;
    const bool level = std::abs(along.x) > std::abs(along.y);
    samples_.push_back({at, print, lines_, level, depth_at(at, across), depth_at(at + across * kGrain_mm, across), false});
  }
  ++lines_;
}

/// 0 paper … 255 ink, in whatever channel the print is darkest. What lies outside the scan is nothing.
int CoveredPlaces::darkness(Point<FormMm> at) const {
  const Point<CleanPx> p = registration_(at);
  const int x = static_cast<int>(std::floor(p.x)), y = static_cast<int>(std::floor(p.y));
  if (x < 0 || y < 0 || x >= page_.grey.width() || y >= page_.grey.height()) return 0;
  if (page_.colour.empty()) return 255 - page_.grey.row(y)[x];
  const std::uint8_t* bgr = page_.colour.row(y) + 3 * x;
  return 255 - std::min({bgr[0], bgr[1], bgr[2]});
}

double CoveredPlaces::depth_at(Point<FormMm> at, Point<FormMm> across) const {
  int line = 0, left = 255, right = 255;
  for (double s = -kStray_mm; s <= kStray_mm; s += kProbe_mm) line = std::max(line, darkness(at + across * s));
  for (double s = kBeside_mm; s <= kBesideEnd_mm; s += kProbe_mm) {
    left = std::min(left, darkness(at - across * s));
    right = std::min(right, darkness(at + across * s));
  }
  // Writing or another line may lie on one side.
  return line - std::min(left, right);
}

void CoveredPlaces::judge() {
  if (samples_.empty()) return;
  const auto quantile = [](std::vector<double>& values, double share) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
    std::nth_element(values.begin(), at, values.end());
    return *at;
  };
  std::vector<double> grains;
  for (const Sample& sample : samples_) grains.push_back(sample.grain);
  const double floor = std::max(kLeastDepth, kOverGrain * quantile(grains, kBareShare));
  for (std::size_t print = 0; print < kPrints; ++print) {
    std::vector<double> depths;
    std::size_t all = 0, seen = 0;
    for (const Sample& sample : samples_) {
      if (sample.print != print) continue;
      ++all;
      if (sample.depth >= floor) depths.push_back(sample.depth);
    }
    // Without colour cleanup takes thin pale rules for paper in long stretches: of 302 forms of a made day 24 had ten fields
    // and more taken for hidden by them. Frames of cells and boxes are printed twice as dark.
    if (depths.empty() || (print == kRule && page_.colour.empty())) continue;
    const double least = std::max(floor, kShareOfUsual * quantile(depths, kUsual));
    for (Sample& sample : samples_)
      if (sample.print == print && sample.depth >= least) sample.seen = true, ++seen;
    share_[print] = static_cast<double>(seen) / static_cast<double>(all);
  }
}

double CoveredPlaces::odds(const Sample& sample) const {
  const double usual = std::min(share_[sample.print], kMostSeen);
  return std::log(sample.seen ? kSeenHidden / usual : (1 - kSeenHidden) / (1 - usual));
}

/// An upright stripe is seen by the level lines that it interrupts one below the other, a level one by upright lines: for
/// each window across the page the run of lines along it that together are most likely hidden.
void CoveredPlaces::find_stripes(bool upright) {
  struct Window {
    double sum = 0, from = 0;                       ///< of the run that goes on
    double best = 0, best_from = 0, best_to = 0;
  };
  const auto across = [&](const Sample* sample) { return upright ? sample->at.x : sample->at.y; };
  const auto along = [&](const Sample* sample) { return upright ? sample->at.y : sample->at.x; };
  std::vector<const Sample*> lines;
  double first = 0;
  for (const Sample& sample : samples_)
    if (sample.level == upright && share_[sample.print] >= kLeastShare) {
      first = lines.empty() ? across(&sample) : std::min(first, across(&sample));
      lines.push_back(&sample);
    }
  std::sort(lines.begin(), lines.end(), [&](const Sample* a, const Sample* b) { return along(a) < along(b); });
  std::map<int, Window> windows;  // by their number, each a step on
  for (const Sample* sample : lines) {
    const double odds_here = odds(*sample), place = (across(sample) - first) / kStripeStep_mm;
    const int last = static_cast<int>(place), many = static_cast<int>(kStripe_mm / kStripeStep_mm);
    for (int i = std::max(0, last - many + 1); i <= last; ++i) {
      Window& window = windows[i];
      if (window.sum <= 0) window.sum = 0, window.from = along(sample);
      window.sum += odds_here;
      if (window.sum > window.best) window.best = window.sum, window.best_from = window.from, window.best_to = along(sample);
    }
  }
  for (const auto& [number, window] : windows) {
    if (window.best < kLeastOddsOfStripe) continue;
    const double at = first + number * kStripeStep_mm, length = window.best_to - window.best_from;
    stripes_.push_back(upright ? Rect<FormMm>{at, window.best_from, kStripe_mm, length}
                               : Rect<FormMm>{window.best_from, at, length, kStripe_mm});
  }
}

bool CoveredPlaces::hidden(const Rect<FormMm>& near, const std::vector<const Sample*>& samples) const {
  double together = 0;
  std::map<int, double> of_line;
  for (const Sample* sample : samples) {
    if (!near.contains(sample->at)) continue;
    together += odds(*sample);
    of_line[sample->line] += odds(*sample);
  }
  return together > kLeastOdds || std::any_of(of_line.begin(), of_line.end(), [](const auto& line) {
           return line.second > kLeastOddsOfLine;
         });
}

bool CoveredPlaces::hides(const FieldTemplate& field) const {
  const Rect<FormMm>& rect = field.rect;
  if (std::any_of(stripes_.begin(), stripes_.end(), [&](const auto& stripe) { return !intersect(stripe, rect).empty(); }))
    return true;
  std::vector<const Sample*> samples;
  for (const Sample& sample : samples_)
    if (share_[sample.print] >= kLeastShare && rect.grown(kNear_mm).contains(sample.at)) samples.push_back(&sample);
  const int pieces = std::max(1, static_cast<int>(std::lround(rect.w / kPiece_mm)));
  for (int i = 0; i < pieces; ++i) {
    const double width = rect.w / pieces;
    const Rect<FormMm> part{rect.x + i * width, rect.y, width, rect.h};
    if (hidden(part.grown(kNear_mm), samples)) return true;
  }
  return false;
}

std::vector<bool> hidden_fields(const CoveredPlaces& covered, const std::vector<LookedAt>& fields) {
  std::vector<bool> out;
  Rect<FormMm> round_them{};
  int several = 0;
  for (const LookedAt& one : fields) {
    out.push_back(covered.hides(*one.field));
    if (!out.back()) continue;
    round_them = several++ == 0 ? one.field->rect : unite(round_them, one.field->rect);
  }
  if (several < kSeveral) return out;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].empty && round_them.contains(fields[i].field->rect.centre())) out[i] = true;
  return out;
}

}  // namespace uketsuke::ocr
