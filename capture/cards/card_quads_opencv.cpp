// Edges at two strengths, their outlines, and of those the convex ones with four corners. A card on a table differs
// from it by a strong edge, a copied one by a faint grey rim; print inside a card closes no outline of that shape.

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "capture/cards/card_quads.h"

namespace uketsuke::capture {
namespace {

/// Proportions of ID-1 are 1.586; seen aslant by 25° they are 1.44 or 1.75. A4 is 1.414. (ratio)
constexpr double kLeastAspect = 1.44, kMostAspect = 1.76;
/// Least share of the picture that a card covers: three on an A4 sheet take 7 % each, four on A3 half of that.
constexpr double kLeastShare = 0.015;
/// An outline this near to three sides of the picture is the sheet's, as a share of its sides.
constexpr double kRim = 0.012;
/// Corners of cards are round: share of the outline's length by which a side may miss it.
constexpr double kSlack = 0.03;
/// A hull this full of its four corners has four corners.
constexpr double kLeastFill = 0.93, kMostFill = 1.06;

using Points = std::vector<cv::Point2f>;

double side(const Points& quad, std::size_t i) { return cv::norm(quad[(i + 1) % 4] - quad[i]); }

bool is_card_shaped(const Points& quad) {
  const double a = (side(quad, 0) + side(quad, 2)) / 2, b = (side(quad, 1) + side(quad, 3)) / 2;
  const double aspect = std::max(a, b) / std::min(a, b);
  // Opposite sides of a card that lies aslant differ by a fifth at most.
  const auto alike = [&](std::size_t i) {
    return std::max(side(quad, i), side(quad, i + 2)) < 1.25 * std::min(side(quad, i), side(quad, i + 2));
  };
  return aspect > kLeastAspect && aspect < kMostAspect && alike(0) && alike(1);
}

bool is_rim(const Points& quad, const cv::Size& size) {
  const auto near = [](double a, double b, double whole) { return std::abs(a - b) < kRim * whole; };
  const cv::Rect box = cv::boundingRect(quad);
  const int sides = near(box.x, 0, size.width) + near(box.y, 0, size.height) +
                    near(box.x + box.width, size.width, size.width) +
                    near(box.y + box.height, size.height, size.height);
  return sides >= 3;
}

void add_outlines(const cv::Mat& edges, std::vector<Points>& out) {
  std::vector<std::vector<cv::Point>> outlines;
  cv::findContours(edges, outlines, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
  for (const auto& outline : outlines) {
    std::vector<cv::Point> hull, corners;
    cv::convexHull(outline, hull, true);
    const double area = cv::contourArea(hull);
    if (area < kLeastShare * edges.cols * edges.rows) continue;
    cv::approxPolyDP(hull, corners, kSlack * cv::arcLength(hull, true), true);
    if (corners.size() != 4) continue;
    const double fill = area / std::max(1.0, cv::contourArea(corners));
    const Points quad(corners.begin(), corners.end());
    if (fill < kLeastFill || fill > kMostFill || !is_card_shaped(quad) || is_rim(quad, edges.size())) continue;
    out.push_back(quad);
  }
}

bool same_place(const Points& a, const Points& b) {
  const cv::Rect one = cv::boundingRect(a), other = cv::boundingRect(b);
  return (one & other).area() > 0.75 * (one | other).area();
}

CardQuad clockwise_from_long_side(const Points& quad) {
  // OpenCV's hull runs one way round in a frame whose y runs down; the sign of the area says which.
  Points run = quad;
  double twice = 0;
  for (std::size_t i = 0; i < 4; ++i) twice += run[i].x * run[(i + 1) % 4].y - run[(i + 1) % 4].x * run[i].y;
  if (twice < 0) std::reverse(run.begin(), run.end());
  // Begin at the corner nearest the picture's top left, then at a long side.
  std::rotate(run.begin(), std::min_element(run.begin(), run.end(), [](const auto& p, const auto& q) {
                return p.x + p.y < q.x + q.y;
              }), run.end());
  if (side(run, 0) + side(run, 2) < side(run, 1) + side(run, 3)) std::rotate(run.begin(), run.begin() + 1, run.end());
  CardQuad out{};
  for (std::size_t i = 0; i < 4; ++i) out[i] = {run[i].x, run[i].y};
  return out;
}

}  // namespace

std::vector<CardQuad> find_card_quads(const ImageView& grey) {
  if (grey.empty() || grey.format != PixelFormat::Grey8) return {};
  const cv::Mat picture(grey.height, grey.width, CV_8UC1, const_cast<std::uint8_t*>(grey.data),
                        static_cast<std::size_t>(grey.stride));
  cv::Mat smooth, edges;
  cv::bilateralFilter(picture, smooth, 5, 30, 5);
  std::vector<Points> quads;
  for (const auto& [low, high] : {std::pair{12, 36}, std::pair{40, 120}}) {
    cv::Canny(smooth, edges, low, high);
    cv::dilate(edges, edges, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    add_outlines(edges, quads);
  }
  std::stable_sort(quads.begin(), quads.end(),
                   [](const Points& a, const Points& b) { return cv::contourArea(a) > cv::contourArea(b); });
  std::vector<Points> kept;
  for (const Points& quad : quads)
    if (std::none_of(kept.begin(), kept.end(), [&](const Points& k) { return same_place(k, quad); }))
      kept.push_back(quad);
  std::vector<CardQuad> out;
  for (const Points& quad : kept) out.push_back(clockwise_from_long_side(quad));
  return out;
}

std::array<double, 9> quad_to_picture(const CardQuad& quad, double width, double height) {
  const auto w = static_cast<float>(width), h = static_cast<float>(height);
  const std::array<cv::Point2f, 4> from{cv::Point2f{0, 0}, cv::Point2f{w, 0}, cv::Point2f{w, h}, cv::Point2f{0, h}};
  std::array<cv::Point2f, 4> to;
  for (std::size_t i = 0; i < 4; ++i) to[i] = {static_cast<float>(quad[i][0]), static_cast<float>(quad[i][1])};
  const cv::Mat m = cv::getPerspectiveTransform(from.data(), to.data());
  std::array<double, 9> out{};
  for (int i = 0; i < 9; ++i) out[static_cast<std::size_t>(i)] = m.at<double>(i / 3, i % 3);
  return out;
}

}  // namespace uketsuke::capture
