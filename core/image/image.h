#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace uketsuke {

/// How one pixel is stored; bilevel scans are expanded to Grey8 (0 = ink, 255 = paper).
enum class PixelFormat { Grey8, Bgr8 };

/// Bytes per pixel of a format.
constexpr int channels(PixelFormat f) { return f == PixelFormat::Grey8 ? 1 : 3; }

/// Read-only view of pixels that somebody else owns; rows lie `stride` bytes apart.
struct ImageView {
  const std::uint8_t* data = nullptr;
  int width = 0;   ///< pixels
  int height = 0;  ///< pixels
  int stride = 0;  ///< bytes
  PixelFormat format = PixelFormat::Grey8;

  bool empty() const { return data == nullptr || width <= 0 || height <= 0; }
  const std::uint8_t* row(int y) const { return data + static_cast<std::ptrdiff_t>(y) * stride; }
  /// Grey8 only.
  std::uint8_t grey(int x, int y) const { return row(y)[x]; }
  /// A part of this view; the rectangle is clipped to it.
  ImageView part(int x, int y, int w, int h) const;
};

/// An image whose pixels never change once it is shared: copies are cheap (they share the pixels), and
/// `pixels()` may only be called by the sole owner (right after construction or `clone()`).
class Image {
 public:
  Image() = default;
  /// A new image, all bytes set to `fill`.
  Image(int width, int height, PixelFormat format, std::uint8_t fill = 255);
  /// A deep copy of a view.
  static Image copy_of(const ImageView& view);

  int width() const { return width_; }
  int height() const { return height_; }
  int stride() const { return width_ * channels(format_); }
  PixelFormat format() const { return format_; }
  bool empty() const { return width_ == 0 || height_ == 0; }
  std::size_t byte_count() const { return bytes_ ? bytes_->size() : 0; }

  ImageView view() const;
  operator ImageView() const { return view(); }  // NOLINT: an image is a view wherever one is asked for
  const std::uint8_t* row(int y) const { return bytes_->data() + static_cast<std::ptrdiff_t>(y) * stride(); }
  /// Writable row; the image must not be shared yet.
  std::uint8_t* row(int y);
  Image clone() const { return copy_of(view()); }

 private:
  int width_ = 0;
  int height_ = 0;
  PixelFormat format_ = PixelFormat::Grey8;
  std::shared_ptr<std::vector<std::uint8_t>> bytes_;
};

/// Luma (ITU-R BT.601) of a colour image; a grey one is returned as it is.
Image to_grey(const ImageView& image);

}  // namespace uketsuke
