#include "ocr/lines/lattice.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "ocr/lines/comb_lattice.h"

namespace uketsuke::ocr {
namespace {

Lattice random_lattice(int steps, int signs, unsigned seed) {
  std::mt19937 random(seed);
  std::gamma_distribution<double> spread(0.6, 1.0);
  Lattice out;
  out.steps = steps;
  out.px_per_step = 8;
  for (int k = 0; k < signs; ++k) out.signs.push_back(U'a' + static_cast<char32_t>(k));
  for (int t = 0; t < steps; ++t) {
    std::vector<double> row;
    double sum = 0;
    for (int k = 0; k <= signs; ++k) sum += row.emplace_back(spread(random) + 1e-3);
    for (const double v : row) out.p.push_back(static_cast<float>(v / sum));
    out.allowed.push_back(1);
    out.foreign.push_back(0);
  }
  return out;
}

/// Every path through the lattice with its probability.
template <class Visit>
void each_path(const Lattice& lattice, Visit visit) {
  std::vector<int> path(static_cast<std::size_t>(lattice.steps), 0);
  const int n = static_cast<int>(lattice.row_size());
  while (true) {
    double p = 1;
    for (int t = 0; t < lattice.steps; ++t) p *= static_cast<double>(lattice.row(t)[path[static_cast<std::size_t>(t)]]);
    visit(path, p);
    std::size_t at = 0;
    while (at < path.size() && ++path[at] == n) path[at++] = 0;
    if (at == path.size()) return;
  }
}

struct Piece {
  int first = 0, last = 0, sign = 0;
};

std::vector<Piece> pieces(const std::vector<int>& path) {
  std::vector<Piece> out;
  for (int t = 0; t < static_cast<int>(path.size()); ++t) {
    const int k = path[static_cast<std::size_t>(t)];
    if (k == 0) continue;
    if (t > 0 && path[static_cast<std::size_t>(t - 1)] == k)
      out.back().last = t;
    else
      out.push_back({t, t, k});
  }
  return out;
}

TEST(Lattice, NBestAddsUpAllAlignments) {
  const Lattice lattice = random_lattice(6, 2, 7);
  std::map<std::vector<char32_t>, double> truth;
  each_path(lattice, [&](const std::vector<int>& path, double p) {
    std::vector<char32_t> text;
    for (const Piece& piece : pieces(path)) text.push_back(lattice.signs[static_cast<std::size_t>(piece.sign - 1)]);
    truth[text] += p;
  });
  const auto found = n_best(lattice, 3);
  ASSERT_EQ(found.size(), 3U);
  std::vector<double> best;
  for (const auto& entry : truth) best.push_back(entry.second);
  std::sort(best.rbegin(), best.rend());
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found[i].p, truth[found[i].text], 2e-3);
    EXPECT_NEAR(found[i].p, best[i], 2e-3);
  }
}

TEST(Lattice, OneSignPosteriorIsExact) {
  const Lattice lattice = random_lattice(7, 3, 11);
  std::vector<double> truth(4, 0.0);
  each_path(lattice, [&](const std::vector<int>& path, double p) {
    const auto found = pieces(path);
    if (found.size() <= 1) truth[found.empty() ? 0U : static_cast<std::size_t>(found.front().sign)] += p;
  });
  double sum = 0;
  for (const double v : truth) sum += v;
  const auto posterior = one_sign_posterior(lattice, 0, lattice.steps);
  double total = 0;
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_NEAR(posterior[k], truth[k] / sum, 1e-9);
    total += posterior[k];
  }
  EXPECT_NEAR(total, 1.0, 1e-12);
}

TEST(Lattice, ManyStepsDoNotUnderflow) {
  const Lattice lattice = random_lattice(4000, 3, 3);
  double total = 0;
  for (const double v : one_sign_posterior(lattice, 0, lattice.steps)) total += v;
  EXPECT_NEAR(total, 1.0, 1e-9);
}

/// Weight of every way to give a path's pieces to cells, by the rules of comb_lattice.h, counted one by one.
struct Brute {
  const std::vector<CellSpan>& cells;
  const Lattice& lattice;
  std::vector<std::vector<double>> weight;

  int first(std::size_t i) const { return std::max(0, static_cast<int>(std::lround(cells[i].from_px / 8)) - 1); }
  int last(std::size_t i) const {
    return std::min(lattice.steps - 1, static_cast<int>(std::lround(cells[i].to_px / 8)));
  }

  void assign(const std::vector<Piece>& found, std::size_t piece, std::size_t cell, std::vector<int>& given, double p) {
    if (cell == cells.size()) {
      if (piece != found.size()) return;
      for (std::size_t i = 0; i < cells.size(); ++i) weight[i][static_cast<std::size_t>(given[i])] += p;
      return;
    }
    given[cell] = 0;
    assign(found, piece, cell + 1, given, p);
    if (piece < found.size() && found[piece].first >= first(cell) && found[piece].first <= last(cell)) {
      given[cell] = found[piece].sign;
      assign(found, piece + 1, cell + 1, given, p);
    }
  }
};

TEST(CombLattice, PosteriorsAreExactAgainstEveryPath) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const Lattice lattice = random_lattice(8, 2, seed);
    const std::vector<CellSpan> cells{{0, 24}, {24, 40}, {40, 64}};
    Brute brute{cells, lattice, std::vector<std::vector<double>>(3, std::vector<double>(3, 0.0))};
    each_path(lattice, [&](const std::vector<int>& path, double p) {
      std::vector<int> given(3, 0);
      brute.assign(pieces(path), 0, 0, given, p);
    });
    const auto read = read_comb_lattice(lattice, cells);
    for (std::size_t i = 0; i < 3; ++i) {
      const double sum = brute.weight[i][0] + brute.weight[i][1] + brute.weight[i][2];
      for (std::size_t k = 0; k < 3; ++k)
        EXPECT_NEAR(read[i].p[k], brute.weight[i][k] / sum, 1e-9) << "cell " << i << " seed " << seed;
    }
  }
}

TEST(CombLattice, TheSameSignInTwoCellsNeedsAPause) {
  Lattice lattice;
  lattice.signs = {U'1'};
  lattice.px_per_step = 8;
  for (const float one : {0.0F, 1.0F, 1.0F, 0.0F}) {
    lattice.p.insert(lattice.p.end(), {1 - one, one});
    lattice.allowed.push_back(one);
    lattice.foreign.push_back(0);
    ++lattice.steps;
  }
  const auto read = read_comb_lattice(lattice, std::vector<CellSpan>{{0, 16}, {16, 32}});
  EXPECT_NEAR(read[0].p[1] + read[1].p[1], 1.0, 1e-9);  // one stroke across the border is one sign
}

TEST(Lattice, PlacesSignsWhereTheyStand) {
  Lattice lattice = random_lattice(0, 2, 1);
  const float rows[5][3] = {
      {0.98F, 0.01F, 0.01F}, {0.1F, 0.8F, 0.1F}, {0.98F, 0.01F, 0.01F}, {0.05F, 0.05F, 0.9F}, {0.98F, 0.01F, 0.01F}};
  for (const auto& row : rows) lattice.p.insert(lattice.p.end(), row, row + 3);
  lattice.steps = 5;
  const std::vector<char32_t> text{U'a', U'b'};
  const auto placed = place_signs(lattice, text);
  ASSERT_EQ(placed.size(), 2U);
  EXPECT_EQ(placed[0].from_px, 8);
  EXPECT_EQ(placed[1].from_px, 24);
  EXPECT_GT(placed[0].p, 0.75);
  EXPECT_EQ(placed[0].alternatives.front().sign, U'a');
}

}  // namespace
}  // namespace uketsuke::ocr
