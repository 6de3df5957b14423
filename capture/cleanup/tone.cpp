#include "capture/cleanup/tone.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "capture/cleanup/pixels.h"

namespace uketsuke::capture {
namespace {

// The brightness that 60 % of the pixels stay under: paper on any page that is not mostly ink.
std::array<int, 3> typical(const ImageView& image) {
  const int n = channels(image.format);
  std::array<int, 3> level{255, 255, 255};
  for (int c = 0; c < n; ++c) {
    std::vector<std::uint8_t> values;
    for (int y = 0; y < image.height; ++y)
      for (int x = 0; x < image.width; ++x) values.push_back(image.row(y)[x * n + c]);
    auto place = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 6 / 10);
    std::nth_element(values.begin(), place, values.end());
    level[static_cast<std::size_t>(c)] = *place;
  }
  return level;
}

void raise_to(Image& image, const std::array<int, 3>& floor) {
  const int n = channels(image.format());
  for (int y = 0; y < image.height(); ++y) {
    std::uint8_t* row = image.row(y);
    for (int i = 0; i < image.width() * n; ++i)
      row[i] = static_cast<std::uint8_t>(std::max<int>(row[i], floor[static_cast<std::size_t>(i % n)]));
  }
}

// Where the centre of pixel `at` of `size` lies among the `count` of a coarser row: between `left` and the next, this
// share of the way.
struct Place {
  int left;
  float share;
};
Place place(int at, int size, int count) {
  const double p = std::clamp((at + 0.5) * count / size - 0.5, 0.0, count - 1.0);
  const int left = std::min(static_cast<int>(p), std::max(0, count - 2));
  return {left, static_cast<float>(p - left)};
}

// One row of the background as what brings each value of an image row to kPaperLevel, stretched to the image's columns.
std::vector<float> factors(const Image& background, int row, const std::vector<Place>& columns) {
  const int n = channels(background.format());
  const std::uint8_t* from = background.row(row);
  const int last = background.width() - 1;
  std::vector<float> out(columns.size() * static_cast<std::size_t>(n));
  float* to = out.data();
  for (const auto [left, share] : columns) {
    const std::uint8_t *here = from + left * n, *next = from + std::min(left + 1, last) * n;
    for (int c = 0; c < n; ++c) {
      const auto a = static_cast<float>(here[c]), b = static_cast<float>(next[c]);
      *to++ = static_cast<float>(kPaperLevel) / std::max(1.0F, a + (b - a) * share);
    }
  }
  return out;
}

// Divides an image by its background, a small picture of its paper that is stretched over it.
Image over_background(const ImageView& image, const Image& background) {
  Image out(image.width, image.height, image.format);
  const int values = image.width * channels(image.format);
  std::vector<Place> columns;
  for (int x = 0; x < image.width; ++x) columns.push_back(place(x, image.width, background.width()));
  std::vector<float> above, below;
  int held = -1;  // the background's row in `above`
  for (int y = 0; y < image.height; ++y) {
    const auto [top, share] = place(y, image.height, background.height());
    if (top != held) {
      above = top == held + 1 && held >= 0 ? std::move(below) : factors(background, top, columns);
      below = factors(background, std::min(top + 1, background.height() - 1), columns);
      held = top;
    }
    const std::uint8_t* from = image.row(y);
    std::uint8_t* to = out.row(y);
    const float* a = above.data();
    const float* b = below.data();
    for (int i = 0; i < values; ++i)
      to[i] = static_cast<std::uint8_t>(
          std::min(255.0F, static_cast<float>(from[i]) * (a[i] + (b[i] - a[i]) * share) + 0.5F));
  }
  return out;
}

}  // namespace

Levelled levelled(const ImageView& image, double dpi) {
  // At 75 dpi a pixel averages the grain away; the brightest of 2.7 mm around then is paper between strokes.
  const Image fine = shrunk(image, std::max(1, static_cast<int>(std::lround(dpi / 75))));
  const Image bright = dilated(fine, 9);
  // At 19 dpi (1.35 mm a pixel) closing by 11 bridges black objects up to 15 mm.
  const Image coarse = resized(bright, std::max(4, bright.width() / 4), std::max(4, bright.height() / 4));
  Image paper = closed(coarse, 11);
  const std::array<int, 3> level = typical(paper);
  // Black over a wide area is print, not shadow.
  raise_to(paper, {level[0] / 2, level[1] / 2, level[2] / 2});
  const Image smooth = blurred(median(paper, 5), 2.0);
  Levelled out;
  out.paper_level = channels(image.format) == 1 ? level[0] : 0.114 * level[0] + 0.587 * level[1] + 0.299 * level[2];
  out.image = over_background(image, smooth);
  return out;
}

Image without_form_colour(const ImageView& in) {
  if (in.format == PixelFormat::Grey8) return Image::copy_of(in);
  Image out(in.width, in.height, PixelFormat::Grey8);
  for (int y = 0; y < in.height; ++y) {
    const std::uint8_t* p = in.row(y);
    std::uint8_t* dst = out.row(y);
    for (int x = 0; x < in.width; ++x, p += 3) {
      const int b = p[0], g = p[1], r = p[2];
      const int luma = (29 * b + 150 * g + 77 * r) >> 8;
      const int top = std::max(r, g);
      if (top - b <= 8) {  // paper, ink and blue pens, that is nearly every pixel: not warm
        dst[x] = static_cast<std::uint8_t>(luma);
        continue;
      }
      const int low = std::min({b, g, r});
      // How much the pixel is pale printing, 0..256, as a product of three ramps: its brightest channel near paper
      // (190..220), its darkest not that of a seal (50..90), and red or green ahead of blue (by 8..24).
      const int pale = std::clamp(top - 190, 0, 30), light = std::clamp(low - 50, 0, 40);
      const int warm = std::clamp(top - b - 8, 0, 16);
      const int weight = pale * light * warm * 256 / (30 * 40 * 16);
      dst[x] = static_cast<std::uint8_t>(luma + (std::max(0, std::max(top, b) - luma) * weight >> 8));
    }
  }
  return out;
}

void stretch(Image& grey, int black, int black_to, int white) {
  std::array<std::uint8_t, 256> curve{};
  for (int v = 0; v < 256; ++v) {
    const double t = static_cast<double>(v - black) / std::max(1, white - black);
    curve[static_cast<std::size_t>(v)] =
        static_cast<std::uint8_t>(std::clamp(std::lround(black_to + t * (255 - black_to)), 0L, 255L));
  }
  for (int y = 0; y < grey.height(); ++y) {
    std::uint8_t* row = grey.row(y);
    for (int x = 0; x < grey.width(); ++x) row[x] = curve[row[x]];
  }
}

}  // namespace uketsuke::capture
