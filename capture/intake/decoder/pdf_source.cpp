// Pages of a PDF.
//
// A scanned page is one image (or several strips) drawn onto an otherwise empty page. Rendering such a page
// would resample it: lines blur, the stated resolution is lost, fiducials move by parts of a pixel. So the
// page is looked at first: when nothing but plain images of one resolution is visible, their pixels are taken
// as they are and put where the page puts them. Everything else is rendered at 300 dpi. Layered scans (mixed
// raster content: a coarse colour layer below a fine stencil of the ink) are rendered at the resolution of
// their finest layer.

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "capture/intake/decoder/finish.h"
#include "capture/intake/decoder/further.h"
#include "capture/intake/decoder/pdf_faults.h"
#include "capture/intake/decoder/pdf_place.h"
#include "core/errors/failure.h"
#include "core/limits.h"

namespace uketsuke::capture::decoder {
namespace {

// For pages of text and lines: fine enough for print of 6 points, and what offices scan at.
constexpr double kRenderDpi = 300;
// Below this a rendered page cannot be read, so a page box of several metres is refused and not squeezed.
constexpr double kLeastDpi = 150;
// Layers above 600 dpi carry no more for reading.
constexpr double kMostDpi = 600;
// An image coarser than this on a page of its own is decoration unless it is large in itself.
constexpr double kLeastNativeDpi = 70;
constexpr double kLeastNativePixels = 500'000;
// Strips of one scan differ in resolution by rounding of their boxes.
constexpr double kSameDpi = 0.005;
// Page box and image differ by rounding of the box to whole points.
constexpr double kSlack_px = 6;

struct Resolution {
  double x = 0;
  double y = 0;
};

Resolution resolution_of(const PdfImage& image) {
  const auto& m = image.ctm;
  if (is_quarter_turned(image)) return {72 * image.height / std::abs(m[2]), 72 * image.width / std::abs(m[1])};
  return {72 * image.width / std::abs(m[0]), 72 * image.height / std::abs(m[3])};
}

// The one resolution of all images; nullopt when they differ, are tilted or of no size.
std::optional<Resolution> common_resolution(const PdfInventory& page) {
  if (page.images.empty()) return std::nullopt;
  // The largest image states it best: its box is rounded least.
  const auto largest = std::max_element(page.images.begin(), page.images.end(), [](const auto& a, const auto& b) {
    return std::int64_t{a.width} * a.height < std::int64_t{b.width} * b.height;
  });
  if (!is_axis_parallel(*largest)) return std::nullopt;
  const Resolution r = resolution_of(*largest);
  for (const PdfImage& image : page.images) {
    if (!is_axis_parallel(image)) return std::nullopt;
    const Resolution other = resolution_of(image);
    // One pixel of rounding on a small strip counts as the same resolution.
    const double tolerance = std::max(kSameDpi, 1.5 / std::max(1, std::min(image.width, image.height)));
    if (std::abs(other.x - r.x) > tolerance * r.x || std::abs(other.y - r.y) > tolerance * r.y) return std::nullopt;
  }
  return r;
}

PdfCanvas canvas_of(const PdfInventory& page, Resolution r) {
  PdfCanvas canvas;
  canvas.x_dpi = r.x;
  canvas.y_dpi = r.y;
  canvas.grey = std::all_of(page.images.begin(), page.images.end(), [](const PdfImage& i) { return i.grey; });
  const double width = page.width_pt * r.x / 72;
  const double height = page.height_pt * r.y / 72;
  require_size(std::llround(std::min(width, 1e9)), std::llround(std::min(height, 1e9)));
  canvas.width = static_cast<int>(std::lround(width));
  canvas.height = static_cast<int>(std::lround(height));
  return canvas;
}

// A single image that fills the page is taken as it is, even where the page box was rounded by some pixels.
bool fills_page(const PdfImage& image, const PdfCanvas& canvas) {
  const PdfBox box = box_of(image);
  const double x = box.x0 * canvas.x_dpi / 72;
  const double y = box.y0 * canvas.y_dpi / 72;
  const bool turned = is_quarter_turned(image);
  const int width = turned ? image.height : image.width;
  const int height = turned ? image.width : image.height;
  return std::abs(x) <= kSlack_px && std::abs(y) <= kSlack_px && std::abs(width - canvas.width) <= kSlack_px &&
         std::abs(height - canvas.height) <= kSlack_px;
}

void move_to_origin(PdfImage& image, PdfCanvas& canvas) {
  auto& m = image.ctm;
  const PdfBox box = box_of(image);
  m[4] -= box.x0;
  m[5] -= box.y0;
  const bool turned = is_quarter_turned(image);
  canvas.width = turned ? image.height : image.width;
  canvas.height = turned ? image.width : image.height;
}

// Resolution at which a page that must be drawn is drawn.
double render_dpi(const PdfInventory& page) {
  double wanted = kRenderDpi;
  for (const PdfImage& image : page.images) {
    const Resolution r = resolution_of(image);
    const bool large = static_cast<double>(image.width) * image.height > kLeastNativePixels;
    if (large && std::isfinite(r.x) && std::isfinite(r.y)) wanted = std::max({wanted, r.x, r.y});
  }
  wanted = std::min(wanted, kMostDpi);
  const double square_inches = page.width_pt * page.height_pt / (72.0 * 72.0);
  const double longest_inches = std::max(page.width_pt, page.height_pt) / 72;
  const double fits = std::min(std::sqrt(static_cast<double>(limits::kMaxPagePixels) * 0.99 / square_inches),
                               limits::kMaxPageSide * 0.99 / longest_inches);
  if (fits < kLeastDpi) throw Failure("E-INTAKE-BOMB", "page of several metres");
  return std::min(wanted, fits);
}

bool is_white(const Image& image) {
  for (int y = 0; y < image.height(); ++y)
    if (!std::all_of(image.row(y), image.row(y) + image.stride(), [](std::uint8_t value) { return value == 255; })) return false;
  return true;
}

// A PDF that begins right behind the end of another one: files joined end to end. One inside another's stream
// (an attachment) does not stand there.
std::size_t next_file(std::span<const std::uint8_t> bytes, std::size_t from) {
  constexpr std::string_view kEnd = "%%EOF";
  constexpr std::string_view kBegin = "%PDF-";
  for (auto at = bytes.begin() + static_cast<std::ptrdiff_t>(from);; ++at) {
    at = std::search(at, bytes.end(), kEnd.begin(), kEnd.end());
    if (at == bytes.end()) return bytes.size();
    const auto behind = static_cast<std::size_t>(at - bytes.begin()) + kEnd.size();
    const auto rest = without_padding(bytes.subspan(behind));
    if (rest.size() > kBegin.size() && std::equal(kBegin.begin(), kBegin.end(), rest.begin()))
      return bytes.size() - rest.size();
  }
}

// The bytes of the first file, without the padding behind it, which hides its end from Poppler.
std::span<const std::uint8_t> first_file(std::span<const std::uint8_t> bytes) {
  bytes = bytes.first(next_file(bytes, 0));
  while (!bytes.empty() && bytes.back() == 0) bytes = bytes.first(bytes.size() - 1);
  return bytes;
}

class PdfSource final : public PageSource {
 public:
  explicit PdfSource(std::span<const std::uint8_t> bytes)
      : document_(first_file(bytes)), pages_(document_.page_count()), attachments_(document_.attachment_count()) {
    for (std::size_t at = next_file(bytes, 0); at < bytes.size(); at = next_file(bytes, at)) ++joined_;
  }
  /// Attached and joined files are sides that are refused, so that a person sees that there is more.
  int page_count() const override { return pages_ + attachments_ + joined_; }

  Side page(int number) override {
    if (number > pages_ + attachments_) throw Failure("E-INTAKE-UNSUPPORTED", "another PDF behind a PDF");
    if (number > pages_) throw Failure("E-INTAKE-UNSUPPORTED", "file attached to a PDF");
    PdfInventory inventory = document_.inventory(number);
    if (!(inventory.width_pt > 0) || !(inventory.height_pt > 0)) throw Failure("E-INTAKE-DAMAGED", "page box");
    const int faults = pdf_faults().all;
    if (auto native = native_side(number, inventory)) return std::move(*native);
    const double dpi = render_dpi(inventory);
    require_size(std::llround(inventory.width_pt * dpi / 72), std::llround(inventory.height_pt * dpi / 72));
    Image image = without_needless_colour(document_.render(number, dpi));
    // Marks of which nothing appears (text in a font that does not load) are lost, not blank.
    if (faults + pdf_faults().all > 0 && is_white(image)) throw Failure("E-INTAKE-DAMAGED", "PDF content");
    const Dpi judged = judge_dpi(dpi, dpi, image.width(), image.height());
    return {std::move(image), judged};
  }

 private:
  std::optional<Side> native_side(int number, PdfInventory& inventory) {
    if (inventory.other_marks) return std::nullopt;
    const auto resolution = common_resolution(inventory);
    if (!resolution) return std::nullopt;
    double pixels = 0;
    for (const PdfImage& i : inventory.images) pixels += static_cast<double>(i.width) * i.height;
    if (std::min(resolution->x, resolution->y) < kLeastNativeDpi && pixels < kLeastNativePixels) return std::nullopt;
    // The page box may be huge beside the image (a 1 pt page with a 1 m box); then it is drawn instead.
    if (inventory.width_pt * resolution->x / 72 > limits::kMaxPageSide ||
        inventory.height_pt * resolution->y / 72 > limits::kMaxPageSide)
      return std::nullopt;
    PdfCanvas canvas = canvas_of(inventory, *resolution);
    if (inventory.images.size() == 1 && fills_page(inventory.images[0], canvas))
      move_to_origin(inventory.images[0], canvas);
    require_size(canvas.width, canvas.height);
    Image image = without_needless_colour(document_.compose(number, inventory, canvas));
    const Dpi dpi = judge_dpi(resolution->x, resolution->y, image.width(), image.height());
    return Side{std::move(image), dpi};
  }

  PdfDocument document_;
  int pages_;
  int attachments_;
  int joined_ = 0;
};

}  // namespace

std::unique_ptr<PageSource> open_pdf(std::span<const std::uint8_t> bytes) { return std::make_unique<PdfSource>(bytes); }

}  // namespace uketsuke::capture::decoder
