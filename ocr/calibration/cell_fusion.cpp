#include "ocr/calibration/cell_fusion.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/errors/require.h"

namespace uketsuke::ocr {
namespace {

/// Weights of the three log-probabilities; what the line reader, which knows neither, is taken to say about "struck out"
/// and "not a digit"; how sure it is at most; what is multiplied for the kinds beside digits. Fitted by
/// tools/accuracy/fit_fusion.py for the least log-loss and set between its fits with and without the copies of kensanata16
/// from which faint pencil is gone. New fits, with today's nets too, have no smaller log-loss on a set that they were not
/// fitted to. Weights that depend on how unsure a reader is were tried and fitted hands that had been left out worse.
/// "Not a digit" is the one set by hand: the fit (0.909) thinks one written cell in sixteen holds a sign, and by it one
/// digit in a thousand, a thick 1, a crossed 7, was taken for one. With 0.3 of 1,332 cells that hold a sign or a strike
/// 15 are read as a digit above 0.99 (10 before), and no whole comb of such cells above 0.2.
constexpr double kNetWeight = 0.48;
constexpr double kHeadWeight = 0.42;
constexpr double kLineWeight = 0.112;
constexpr double kLineFloor = 3.2e-5;
constexpr double kUnknownToLine = 0.0186;
constexpr double kStruckBias = 0.134, kOtherBias = 0.3;
/// Share given back to all classes, by circumstance. Where all agree the weights alone state 0.00017 errors of 4,715 cells
/// above 0.9995, of which none was wrong: nearly as much is given back again, half of before, when one of 10,462 such
/// cells was misread and four were stated. Where two agree, 438 cells, the weights state no fewer errors than there are.
/// Cells in which none agree or the ink is faint are too few in the fit to lower theirs.
constexpr double kResidualAgree = 0.00015;
constexpr double kResidualTwoAgree = 0.004;
constexpr double kResidualDiffer = 0.04;
constexpr double kResidualFaint = 0.01;
/// Of a cell in which net and ink test alone see nothing.
constexpr double kResidualBlank = 0.00005;
/// Doubt of a digit below which it is smaller than the weights say, where most readers agree on dark ink, and how much: q becomes
/// q · (q / kSmallDoubt)^kDoubtPower. Of 38,890 cells of five sets, each read by nets not taught it, those with q under 0.02
/// were wrong 28 times where 62 were stated. The least log-loss has 0.4. It becomes no smaller than kLeastDoubt: of 28,000 cells
/// with q under 0.002, and of 11,000 of other sheets and nets, 8 were wrong, of two digits in all that look like others.
constexpr double kSmallDoubt = 0.02, kDoubtPower = 0.3, kLeastDoubt = 0.00015;
/// Doubt of a digit beyond which only a part of it is kept. Of 26,261 cells of five sets those with q above 0.2 were wrong 404
/// times where 471 were stated, of 17,617 of other sheets those above 0.1 99 times where 127 were.
constexpr double kLargeDoubt = 0.1, kLargerPart = 0.8;
/// Mean doubt of a page's written cells from which each doubt is made larger, by as many times as the mean is above it, at
/// most kMostTimes, and no doubt above kOwnDoubt. Of 26,261 cells on 239 sheets of five sets those with a doubt under 0.03 were
/// wrong 30 times where 27 were stated on pages with a mean doubt under 0.03, 19 times where 10 were on the others. A cell
/// that is doubted more tells of itself: with 0.3 as the limit 108 of 654 that had come to 0.2 to 0.31 were wrong, 187 stated.
constexpr double kPageDoubt = 0.02, kMostTimes = 4, kOwnDoubt = 0.1;
/// Contrast under which writing counts as faint, of 1: a pencil at 30 % is read well, below 16 % the errors multiply.
constexpr double kFaintContrast = 0.16;
/// Keeps a weight of 0 from deciding alone.
constexpr double kLeast = 1e-6;

void give_back(CellBelief& belief, double share) {
  const double total = std::accumulate(belief.p.begin(), belief.p.end(), 0.0);
  for (double& v : belief.p) v = v / total * (1 - share) + share / static_cast<double>(kCellClasses);
}

/// The same beliefs with another doubt (above 0) of the best.
void doubt_by(CellBelief& belief, double doubt) {
  const std::size_t best = belief.best();
  const double times = doubt / (1 - belief.p[best]);
  for (double& v : belief.p) v *= times;
  belief.p[best] = 1 - doubt;
}

void trust_digit(CellBelief& belief) {
  const std::size_t best = belief.best();
  const double doubt = 1 - belief.p[best];
  if (belief.faint || best >= 10) return;
  if (doubt > kLargeDoubt) doubt_by(belief, kLargeDoubt + kLargerPart * (doubt - kLargeDoubt));
  if (belief.agree && doubt > kLeastDoubt && doubt < kSmallDoubt)
    doubt_by(belief, std::max(doubt * std::pow(doubt / kSmallDoubt, kDoubtPower), kLeastDoubt));
}

/// An empty cell has no contrast of its own; only written ones can be faint.
bool is_faint(const CellVerdict& net) { return net.contrast < kFaintContrast && net.best() != kCellEmpty; }

template <class Probabilities>
std::size_t best_of(const Probabilities& p) {
  return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
}

double bias_of(std::size_t k) {
  if (k == kCellStruck) return kStruckBias;
  return k == kCellOther ? kOtherBias : 1;
}

double share_of(std::size_t net, std::size_t head, std::size_t line, bool faint) {
  // The line reader has no word for a strike or a scribble; there the other two decide.
  const bool all = net == head && (head == line || head == kCellStruck || head == kCellOther);
  if (all) return faint ? kResidualFaint : kResidualAgree;
  return net == head || net == line || head == line ? kResidualTwoAgree : kResidualDiffer;
}

}  // namespace

std::size_t CellBelief::best() const { return best_of(p); }

CellBelief fuse(const CellVerdict& net, const CombCell& line, const CellProbabilities& head) {
  UKETSUKE_REQUIRE(line.p.size() == 11);
  CellBelief out;
  out.faint = is_faint(net);
  for (std::size_t k = 0; k < kCellClasses; ++k) {
    double seen = kUnknownToLine;
    if (k < 10) seen = line.p[k + 1];
    if (k == kCellEmpty) seen = line.p[0];
    out.p[k] = std::pow(net.p[k] + kLeast, kNetWeight) * std::pow(head[k] + kLeast, kHeadWeight) *
               std::pow(seen + kLineFloor, kLineWeight) * bias_of(k);
  }
  const std::size_t line_best = best_of(line.p) == 0 ? kCellEmpty : best_of(line.p) - 1;
  const std::size_t net_best = net.best(), head_best = best_of(head), best = out.best();
  const int voices = (net_best == best) + (head_best == best) + (line_best == best);
  out.agree = voices >= 2 || best == kCellStruck || best == kCellOther;
  give_back(out, share_of(net_best, head_best, line_best, out.faint));
  trust_digit(out);
  return out;
}

CellBelief with_ink(const CellVerdict& net, double p_blank) {
  CellBelief out;
  for (std::size_t k = 0; k < kCellClasses; ++k)
    out.p[k] = net.p[k] * (k == kCellEmpty ? p_blank : 1 - p_blank) + 1e-12;
  out.agree = (net.best() == kCellEmpty) == (p_blank > 0.5);
  give_back(out, out.agree ? kResidualBlank : kResidualDiffer);
  return out;
}

double weigh_page(std::span<std::vector<CellBelief>* const> combs) {
  std::vector<CellBelief*> written;
  double sum = 0;
  for (std::vector<CellBelief>* comb : combs)
    for (CellBelief& cell : *comb) {
      if (cell.best() == kCellEmpty) continue;
      written.push_back(&cell);
      sum += 1 - cell.p[cell.best()];
    }
  if (written.empty()) return 0;
  const double mean = sum / static_cast<double>(written.size());
  if (mean <= kPageDoubt) return mean;
  const double times = std::min(mean / kPageDoubt, kMostTimes);
  for (CellBelief* cell : written) {
    const double doubt = 1 - cell->p[cell->best()];
    if (doubt > 0 && doubt < kOwnDoubt) doubt_by(*cell, std::min(doubt * times, kOwnDoubt));
  }
  return mean;
}

}  // namespace uketsuke::ocr
