#include <algorithm>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/cleanup/pixels.h"
#include "core/errors/failure.h"
#include "core/errors/require.h"

namespace uketsuke::capture {
namespace {

int type_of(PixelFormat f) { return f == PixelFormat::Grey8 ? CV_8UC1 : CV_8UC3; }

// A header over our pixels. OpenCV has no read-only matrix: sources are never written to.
cv::Mat mat(const ImageView& v) {
  return {v.height, v.width, type_of(v.format), const_cast<std::uint8_t*>(v.data), static_cast<std::size_t>(v.stride)};
}
cv::Mat mat(Image& image) {
  return {image.height(), image.width(), type_of(image.format()), image.row(0),
          static_cast<std::size_t>(image.stride())};
}

// Runs an operation that fills `out` and turns the library's errors into ours.
template <class Operation>
Image made(int width, int height, PixelFormat format, Operation&& operation) {
  // One worker a core: threads inside a worker would only disturb the others.
  [[maybe_unused]] static const bool alone = (cv::setNumThreads(1), true);
  Image image(width, height, format);
  try {
    cv::Mat out = mat(image);
    const std::uint8_t* before = out.data;
    operation(out);
    UKETSUKE_REQUIRE(out.data == before);
  } catch (const cv::Exception& e) {
    if (e.code == cv::Error::StsNoMem) throw Failure("E-INTAKE-TOOLARGE", "no memory for the cleaned page");
    bug(e.what(), __FILE__, __LINE__);
  }
  return image;
}

cv::Mat square(int side) { return cv::getStructuringElement(cv::MORPH_RECT, {side, side}); }

}  // namespace

Image resized(const ImageView& image, int width, int height) {
  if (width == image.width && height == image.height) return Image::copy_of(image);
  const bool shrinks = width <= image.width && height <= image.height;
  return made(width, height, image.format, [&](cv::Mat& out) {
    cv::resize(mat(image), out, out.size(), 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
  });
}

Image shrunk(const ImageView& image, int k) {
  const int w = std::max(1, image.width / k), h = std::max(1, image.height / k);
  return resized(image.part(0, 0, std::min(image.width, w * k), std::min(image.height, h * k)), w, h);
}

Image warped(const ImageView& image, const std::array<double, 9>& to_source, int width, int height, int fill,
             bool smooth) {
  // The library counts from pixel centres, we from pixel corners.
  const cv::Matx33d half(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1), back(1, 0, -0.5, 0, 1, -0.5, 0, 0, 1);
  const cv::Matx33d m = back * cv::Matx33d(to_source.data()) * half;
  const int how = (smooth ? cv::INTER_CUBIC : cv::INTER_LINEAR) | cv::WARP_INVERSE_MAP;
  const bool affine = m(2, 0) == 0 && m(2, 1) == 0;
  return made(width, height, image.format, [&](cv::Mat& out) {
    if (affine) {
      const cv::Matx23d a(m(0, 0), m(0, 1), m(0, 2), m(1, 0), m(1, 1), m(1, 2));
      cv::warpAffine(mat(image), out, a, out.size(), how, cv::BORDER_CONSTANT, cv::Scalar::all(fill));
    } else {
      cv::warpPerspective(mat(image), out, m, out.size(), how, cv::BORDER_CONSTANT, cv::Scalar::all(fill));
    }
  });
}

Image quarter_turned(const ImageView& image, int degrees) {
  if (degrees == 0) return Image::copy_of(image);
  UKETSUKE_REQUIRE(degrees == 90 || degrees == 180 || degrees == 270);
  const bool across = degrees != 180;
  const int how = degrees == 90    ? cv::ROTATE_90_CLOCKWISE
                  : degrees == 180 ? cv::ROTATE_180
                                   : cv::ROTATE_90_COUNTERCLOCKWISE;
  return made(across ? image.height : image.width, across ? image.width : image.height, image.format,
              [&](cv::Mat& out) { cv::rotate(mat(image), out, how); });
}

Image closed(const ImageView& image, int side) {
  return made(image.width, image.height, image.format,
              [&](cv::Mat& out) { cv::morphologyEx(mat(image), out, cv::MORPH_CLOSE, square(side)); });
}

Image opened(const ImageView& image, int side) {
  return made(image.width, image.height, image.format,
              [&](cv::Mat& out) { cv::morphologyEx(mat(image), out, cv::MORPH_OPEN, square(side)); });
}

Image dilated(const ImageView& image, int side) {
  return made(image.width, image.height, image.format,
              [&](cv::Mat& out) { cv::dilate(mat(image), out, square(side)); });
}

Image blurred(const ImageView& image, double sigma_px) {
  return made(image.width, image.height, image.format, [&](cv::Mat& out) {
    cv::GaussianBlur(mat(image), out, {0, 0}, sigma_px, sigma_px, cv::BORDER_REPLICATE);
  });
}

Image median(const ImageView& image, int side) {
  return made(image.width, image.height, image.format, [&](cv::Mat& out) { cv::medianBlur(mat(image), out, side); });
}

LocalStats local_stats(const ImageView& grey, int side) {
  LocalStats stats;
  cv::Mat mean, squares;
  stats.mean = made(grey.width, grey.height, PixelFormat::Grey8, [&](cv::Mat& out) {
    cv::boxFilter(mat(grey), mean, CV_32F, {side, side}, {-1, -1}, true, cv::BORDER_REPLICATE);
    cv::sqrBoxFilter(mat(grey), squares, CV_32F, {side, side}, {-1, -1}, true, cv::BORDER_REPLICATE);
    mean.convertTo(out, CV_8U);
  });
  stats.deviation = made(grey.width, grey.height, PixelFormat::Grey8, [&](cv::Mat& out) {
    cv::Mat variance = squares - mean.mul(mean);
    cv::max(variance, 0, variance);
    cv::sqrt(variance, variance);
    variance.convertTo(out, CV_8U);
  });
  return stats;
}

}  // namespace uketsuke::capture
