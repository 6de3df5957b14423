#include "capture/identify/register_form.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "capture/identify/least_squares.h"
#include "capture/identify/local_fit.h"
#include "capture/identify/printed_mark_finder.h"

namespace uketsuke::capture {
namespace {

using Pose = Transform<FormMm, CleanPx>;

// A code corner is exact to about a module's half (0.3 mm), a fiducial to 0.03 mm.
constexpr double kCodeWeight = 0.01;

// A comb cell is 4 mm wide and its neighbour 1 mm away: at 0.35 mm a stroke still falls into its own cell, and between
// the crosses the error was seen to be up to twice what it is at them.
constexpr double kResidual_mm = 0.35;
constexpr double kWorst_mm = 0.8;

std::vector<Match> code_matches(const Rect<FormMm>& printed, const FoundCode& code) {
  std::vector<Match> out;
  const auto corners = printed.corners();
  for (std::size_t i = 0; i < 4; ++i) out.push_back({corners[i], code.corners[i], kCodeWeight});
  return out;
}

// One way to say which found code is which printed one.
struct CodePose {
  Pose pose;
  std::vector<Match> matches;
  double reach_mm = 0;  // how far the fiducials may lie from where the pose predicts them
};

// With two codes found their distance decides; with one, each printed place is tried.
std::vector<CodePose> code_poses(const FormTemplate& form, const std::vector<FoundCode>& codes) {
  std::vector<CodePose> out;
  const auto add = [&](std::vector<Match> matches, double reach_mm) {
    if (const auto pose = fit_similarity(matches)) out.push_back({*pose, std::move(matches), reach_mm});
  };
  if (codes.size() >= 2 && form.codes.size() >= 2) {
    for (const bool swapped : {false, true}) {
      auto matches = code_matches(form.codes[swapped ? 1 : 0], codes[0]);
      for (const Match& m : code_matches(form.codes[swapped ? 0 : 1], codes[1])) matches.push_back(m);
      add(std::move(matches), 4);
    }
    return out;
  }
  for (const Rect<FormMm>& printed : form.codes) {
    // One symbol of 13 mm tells angle and scale too roughly for marks 280 mm away. The page is level already, so the
    // angle is taken as none, and its scale from the symbol: 1 % of 280 mm is within the reach.
    const auto matches = code_matches(printed, codes.front());
    const auto rough = fit_similarity(matches);
    if (!rough) continue;
    const double scale = std::hypot(rough->matrix()[0], rough->matrix()[3]);
    const double nominal = 300 / 25.4;
    const double k = std::abs(scale / nominal - 1) < 0.03 ? nominal : scale;
    const Point<FormMm> c = printed.centre();
    const Point<CleanPx> at = (*rough)(c);
    out.push_back({Pose::scale_then_move(k, k, at.x - k * c.x, at.y - k * c.y), matches, 8});
  }
  return out;
}

struct Fiducials {
  std::vector<Match> found;
  double misfit_mm = 0;  // largest distance from the best similarity through them
};

double worst_mm(const Pose& pose, const std::vector<Match>& matches) {
  const double scale = std::hypot(pose.matrix()[0], pose.matrix()[3]);
  double worst = 0;
  for (const Match& m : matches) worst = std::max(worst, distance(pose(m.form), m.clean) / scale);
  return worst;
}

// All fiducials near their predicted places. Found ones improve the prediction of the rest: a pose from one code is a
// few millimetres off at the far end of the sheet.
Fiducials find_fiducials(const ImageView& grey, const FormTemplate& form, const CodePose& start) {
  std::vector<Rect<FormMm>> order = form.fiducials;
  const Point<FormMm> from = start.matches.front().form;
  std::sort(order.begin(), order.end(), [&](const Rect<FormMm>& a, const Rect<FormMm>& b) {
    return distance(a.centre(), from) < distance(b.centre(), from);
  });
  Fiducials out;
  Pose pose = start.pose;
  double reach = start.reach_mm;
  for (const Rect<FormMm>& rect : order) {
    const auto at = find_square(grey, pose, rect, reach);
    if (!at) continue;
    out.found.push_back({rect.centre(), *at, 1});
    if (out.found.size() < 2) continue;
    std::vector<Match> all = out.found;
    all.insert(all.end(), start.matches.begin(), start.matches.end());
    if (const auto better = fit_similarity(all)) pose = *better, reach = 4;
  }
  return out;
}

// A sheet stretches by up to 1.5 % and bends by some millimetres; a square that lies elsewhere is no fiducial of this
// form. The one that fits worst is left out until the rest agree.
void drop_strangers(Fiducials& f, const std::vector<Match>& codes) {
  while (!f.found.empty()) {
    std::vector<Match> all = f.found;
    all.insert(all.end(), codes.begin(), codes.end());
    const auto pose = fit_affine(all);
    if (!pose) return;
    f.misfit_mm = worst_mm(*pose, f.found);
    if (f.misfit_mm <= 2.5) return;
    std::size_t worst = 0;
    double best_rest = 1e9;
    for (std::size_t i = 0; i < f.found.size(); ++i) {
      std::vector<Match> rest = f.found;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      std::vector<Match> with_codes = rest;
      with_codes.insert(with_codes.end(), codes.begin(), codes.end());
      const auto p = fit_affine(with_codes);
      const double m = p ? worst_mm(*p, rest) : 1e9;
      if (m < best_rest) best_rest = m, worst = i;
    }
    f.found.erase(f.found.begin() + static_cast<std::ptrdiff_t>(worst));
  }
}

std::optional<Pose> fit_base(const Fiducials& f, const std::vector<Match>& codes) {
  if (f.found.size() == 4) return homography_of_four(f.found);
  std::vector<Match> all = f.found;
  all.insert(all.end(), codes.begin(), codes.end());
  return fit_affine(all);
}

// Paper is not stretched by more than 4 %, sheared by more than 2 degrees or mirrored.
bool plausible(const Pose& pose, const FormTemplate& form) {
  const Registration r(pose);
  const Size<CleanPx> scale = r.px_per_mm({form.page_mm.w / 2, form.page_mm.h / 2});
  const auto& m = pose.matrix();
  const double shear = std::abs(m[0] * m[1] + m[3] * m[4]) / (scale.w * scale.h);
  return pose.determinant() > 0 && std::abs(scale.w / scale.h - 1) < 0.04 && shear < 0.035;
}

struct Judged {
  double residual_mm = 0;  // p95
  double worst_mm = 0;
  int found = 0;
};

Judged judge(const ImageView& grey, const FormTemplate& form, const Registration& registration) {
  std::vector<double> off;
  for (const CheckPoint& p : form.check_points)
    if (const auto at = find_cross(grey, registration, p.at, 1.6)) {
      const Point<FormMm> back = registration.to_form(*at);
      off.push_back(distance(back, p.at));
    }
  std::sort(off.begin(), off.end());
  Judged out;
  out.found = static_cast<int>(off.size());
  if (!off.empty()) out.worst_mm = off.back();
  if (!off.empty()) out.residual_mm = off[static_cast<std::size_t>(0.95 * static_cast<double>(off.size() - 1))];
  return out;
}

}  // namespace

std::optional<IdentifiedPage> register_form(const CleanPage& page, const FormTemplate& form,
                                            const std::vector<FoundCode>& codes) {
  if (codes.empty() || form.codes.empty() || form.fiducials.size() != 4) return std::nullopt;
  const CodePose* chosen = nullptr;
  Fiducials best;
  const std::vector<CodePose> poses = code_poses(form, codes);
  for (const CodePose& p : poses) {
    Fiducials f = find_fiducials(page.grey, form, p);
    drop_strangers(f, p.matches);
    if (chosen == nullptr || f.found.size() > best.found.size() ||
        (f.found.size() == best.found.size() && f.misfit_mm < best.misfit_mm)) {
      chosen = &p;
      best = std::move(f);
    }
  }
  // One fiducial is enough beside both codes: the crosses and lines still have to agree.
  if (chosen == nullptr || best.found.size() < (codes.size() >= 2 ? 1U : 2U)) return std::nullopt;
  const auto base = fit_base(best, chosen->matches);
  // The codes must lie where the form prints them: half their own size off would be another form's layout.
  if (!base || !plausible(*base, form) || worst_mm(*base, chosen->matches) > 3) return std::nullopt;

  std::vector<Point<FormMm>> anchors;
  for (const Match& m : best.found) anchors.push_back(m.form);
  const LocalFit fit = fit_locally(page.colour.empty() ? page.grey : page.colour, form, *base, anchors);
  const Judged judged = judge(page.grey, form, fit.registration);
  const auto expected = static_cast<int>(form.check_points.size());
  if (judged.found < std::min(3, expected) || judged.found * 2 < expected) return std::nullopt;
  if (judged.residual_mm > kResidual_mm || judged.worst_mm > kWorst_mm) return std::nullopt;
  if (fit.black_found * 2 < fit.black_expected) return std::nullopt;
  IdentifiedPage out;
  out.form = form.ref;
  out.form_page = form.page;
  out.registration = fit.registration;
  out.residual_mm = judged.residual_mm;
  out.checked_points = judged.found;
  out.fiducials_used = static_cast<int>(best.found.size());
  return out;
}

}  // namespace uketsuke::capture
