#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>
#include <vector>

#include <poppler/Error.h>
#include <poppler/ErrorCodes.h>
#include <poppler/GfxState.h>
#include <poppler/GlobalParams.h>
#include <poppler/Object.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/Stream.h>
#include <poppler/splash/SplashBitmap.h>

#include "capture/intake/decoder/finish.h"
#include "capture/intake/decoder/jpeg_stream.h"
#include "capture/intake/decoder/pdf_document.h"
#include "capture/intake/decoder/pdf_faults.h"
#include "capture/intake/decoder/pdf_place.h"
#include "capture/intake/decoder/pdf_rows.h"
#include "capture/intake/decoder/pdf_soundness.h"
#include "capture/intake/decoder/pdf_structure.h"
#include "core/errors/failure.h"
#include "core/image/codec.h"

namespace uketsuke::capture::decoder {
namespace {

void note(ErrorCategory category, Goffset, const char* complaint) {
  if (category != errSyntaxWarning) pdf_faults().hear(complaint);
}

bool is_grey(GfxColorSpace* space) {
  const GfxColorSpaceMode mode = space->getMode();
  return mode == csDeviceGray || mode == csCalGray || (mode == csICCBased && space->getNComps() == 1);
}

using Bgr = std::array<std::uint8_t, 3>;

// What both devices share: they are told of images and marks and draw nothing themselves.
class QuietDevice : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

 protected:
  static PdfImage placed(GfxState* state, int width, int height) {
    PdfImage image;
    image.width = width;
    image.height = height;
    std::copy_n(state->getCTM(), 6, image.ctm.begin());
    return image;
  }
};

// First pass: what is on the page.
class InventoryDevice final : public QuietDevice {
 public:
  explicit InventoryDevice(PdfInventory& page) : page_(page) {}

  // Patterns and shadings come as fills, since the device declares no support for them.
  void stroke(GfxState*) override { mark(); }
  void fill(GfxState* state) override { fill_path(state); }
  void eoFill(GfxState* state) override { fill_path(state); }
  void drawChar(GfxState* state, double, double, double, double, double, double, CharCode, int, const Unicode*,
                int) override {
    // Render mode 3 is the invisible text that character recognition lays over a scan (ISO 32000-1, 9.3.6).
    if ((state->getRender() & 3) != 3) mark();
  }
  void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override { mark(); }

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate,
                     bool inlined) override {
    PdfImage image = placed(state, width, height);
    image.stencil = true;
    GfxRGB colour{};
    state->getFillRGB(&colour);
    image.grey = colour.r == colour.g && colour.g == colour.b;
    if (state->getFillColorSpace()->getMode() == csPattern) mark();
    take(state, image);
    OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inlined);
  }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map,
                 bool interpolate, const int* mask_colours, bool inlined) override {
    PdfImage image = placed(state, width, height);
    image.grey = is_grey(map->getColorSpace());
    if (mask_colours != nullptr) mark();
    take(state, image);
    OutputDev::drawImage(state, ref, stream, width, height, map, interpolate, mask_colours, inlined);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*,
                       int mask_width, int mask_height, bool, bool) override {
    take_layers(state, width, height, mask_width, mask_height);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*,
                           int mask_width, int mask_height, GfxImageColorMap*, bool) override {
    take_layers(state, width, height, mask_width, mask_height);
  }

 private:
  void mark() { page_.other_marks = true; }

  // A white ground below the scan is no mark.
  void fill_path(GfxState* state) {
    GfxRGB colour{};
    state->getFillRGB(&colour);
    const bool white = std::min({colour.r, colour.g, colour.b}) >= gfxColorComp1 - gfxColorComp1 / 256;
    if (!white || !page_.images.empty() || state->getFillColorSpace()->getMode() == csPattern) mark();
  }

  void take_layers(GfxState* state, int width, int height, int mask_width, int mask_height) {
    ++seen_;
    page_.images.push_back(placed(state, width, height));
    page_.images.push_back(placed(state, mask_width, mask_height));
    mark();
  }

  void take(GfxState* state, const PdfImage& image) {
    ++seen_;
    const PdfBox box = box_of(image);
    PdfBox clip;
    state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
    const PdfBox seen{std::max(box.x0, 0.0), std::max(box.y0, 0.0), std::min(box.x1, page_.width_pt),
                      std::min(box.y1, page_.height_pt)};
    if (seen.x1 <= seen.x0 || seen.y1 <= seen.y0) {
      // Outside the page; it still counts, so that the second pass meets the images in the same order.
    } else if (clip.x0 > seen.x0 + kTolerance || clip.y0 > seen.y0 + kTolerance || clip.x1 < seen.x1 - kTolerance ||
               clip.y1 < seen.y1 - kTolerance || state->getFillOpacity() < 1 ||
               state->getBlendMode() != gfxBlendNormal) {
      mark();
    } else if (!image.stencil && is_axis_parallel(image) && seen.x0 <= kTolerance && seen.y0 <= kTolerance &&
               seen.x1 >= page_.width_pt - kTolerance && seen.y1 >= page_.height_pt - kTolerance) {
      // Covers the page: nothing before it can be seen.
      page_.other_marks = false;
      page_.images.clear();
      page_.first_visible = seen_ - 1;
    }
    page_.images.push_back(image);
  }

  static constexpr double kTolerance = 1.5;  // points; page boxes are often rounded to whole points

  PdfInventory& page_;
  int seen_ = 0;
};

// Second pass: the pixels.
class ComposeDevice final : public QuietDevice {
 public:
  ComposeDevice(const PdfInventory& page, const PdfCanvas& canvas)
      : page_(page),
        canvas_(canvas),
        image_(canvas.width, canvas.height, canvas.grey ? PixelFormat::Grey8 : PixelFormat::Bgr8, 255) {}

  /// Poppler's own frames must not be unwound by an exception.
  Image result() {
    if (failure_) throw *failure_;
    return std::move(image_);
  }

  void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool invert, bool,
                     bool) override {
    guarded(width, height, [&](const PdfImage& image) { stencil(state, stream, image, invert); });
  }
  void drawImage(GfxState*, Object*, Stream* stream, int width, int height, GfxImageColorMap* map, bool, const int*,
                 bool) override {
    guarded(width, height, [&](const PdfImage& image) {
      if (!plain_jpeg(stream, image, *map)) samples(stream, image, *map);
    });
  }

 private:
  template <class Work>
  void guarded(int width, int height, const Work& work) {
    const int index = seen_++ - page_.first_visible;
    if (index < 0 || failure_) return;
    try {
      if (index >= static_cast<int>(page_.images.size())) throw Failure("E-INTAKE-DAMAGED", "page content");
      const PdfImage& image = page_.images[static_cast<std::size_t>(index)];
      if (image.width != width || image.height != height) throw Failure("E-INTAKE-DAMAGED", "page content");
      work(image);
    } catch (const Failure& failure) {
      failure_ = failure;
    } catch (const std::bad_alloc&) {
      failure_ = Failure("E-INTAKE-BOMB", "memory");
    }
  }

  void stencil(GfxState* state, Stream* stream, const PdfImage& image, bool invert) {
    GfxRGB colour{};
    state->getFillRGB(&colour);
    const Bgr bgr{colToByte(colour.b), colToByte(colour.g), colToByte(colour.r)};
    std::vector<std::uint8_t> row(static_cast<std::size_t>(image.width) * 3);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = bgr[i % 3];
    std::vector<std::uint8_t> paint(static_cast<std::size_t>(image.width));
    PdfPlacer placer(image, canvas_, image_);
    require_size(image.width, image.height);
    PdfImageRows rows(stream, image.width, 1, 1);
    for (int y = 0; y < image.height; ++y) {
      const auto& bits = rows.next();
      for (std::size_t x = 0; x < paint.size(); ++x) paint[x] = (bits[x] == 0) != invert ? 1 : 0;
      placer.row(y, row, 3, paint);
    }
    rows.require_sound();
  }

  // Poppler accepts JPEG data that breaks off; our own reader does not.
  bool plain_jpeg(Stream* stream, const PdfImage& image, GfxImageColorMap& map) {
    const int components = map.getNumPixelComps();
    if (stream->getKind() != strDCT || map.getBits() != 8 || (components != 1 && components != 3)) return false;
    const GfxColorSpaceMode mode = map.getColorSpace()->getMode();
    if (mode == csIndexed || mode == csLab || mode == csSeparation || mode == csDeviceN) return false;
    if (stream->getDict() != nullptr && stream->getDict()->hasKey("DecodeParms")) return false;  // /ColorTransform
    for (int i = 0; i < components; ++i)
      if (map.getDecodeLow(i) != 0 || map.getDecodeHigh(i) != 1) return false;
    const Bytes bytes = jpeg_bytes(stream);
    const Image decoded = decode_strict_jpeg(bytes).image;
    if (decoded.width() != image.width || decoded.height() != image.height) return false;
    if (channels(decoded.format()) != components) return false;
    PdfPlacer placer(image, canvas_, image_);
    for (int y = 0; y < image.height; ++y)
      placer.row(y, {decoded.row(y), static_cast<std::size_t>(decoded.stride())}, components);
    return true;
  }

  void samples(Stream* stream, const PdfImage& image, GfxImageColorMap& map) {
    const int components = map.getNumPixelComps();
    PdfPlacer placer(image, canvas_, image_);
    require_size(image.width, image.height);
    PdfImageRows rows(stream, image.width, components, map.getBits());
    const auto width = static_cast<std::size_t>(image.width);
    std::vector<std::uint8_t> bgr(width * 3);
    std::vector<std::uint8_t> in;
    const auto table = components == 1 ? table_of(map) : std::vector<Bgr>{};
    for (int y = 0; y < image.height; ++y) {
      in = rows.next();
      if (components == 1) {
        for (std::size_t x = 0; x < width; ++x) std::copy_n(table[in[x]].data(), 3, bgr.data() + x * 3);
      } else {
        map.getRGBLine(in.data(), bgr.data(), image.width);
        for (std::size_t x = 0; x < bgr.size(); x += 3) std::swap(bgr[x], bgr[x + 2]);
      }
      placer.row(y, bgr, 3);
    }
    rows.require_sound();
  }

  // The colours of all values of a one-component image.
  static std::vector<Bgr> table_of(GfxImageColorMap& map) {
    std::vector<Bgr> table(256);
    const int values = 1 << std::min(8, map.getBits());
    for (int i = 0; i < values; ++i) {
      const auto value = static_cast<std::uint8_t>(i);
      GfxRGB rgb{};
      map.getRGB(&value, &rgb);
      table[static_cast<std::size_t>(i)] = {colToByte(rgb.b), colToByte(rgb.g), colToByte(rgb.r)};
    }
    return table;
  }

  const PdfInventory& page_;
  const PdfCanvas& canvas_;
  Image image_;
  int seen_ = 0;
  std::optional<Failure> failure_;
};

// Marks, or an image larger than a postage stamp. A page that shows less than that and that Poppler complained
// of is no blank sheet: a matrix that was not understood leaves a scan one point wide.
bool shows_something(const PdfInventory& page) {
  constexpr double kLeastSide_pt = 20;
  return page.other_marks || std::any_of(page.images.begin(), page.images.end(), [](const PdfImage& image) {
           const PdfBox box = box_of(image);
           return box.x1 - box.x0 >= kLeastSide_pt && box.y1 - box.y0 >= kLeastSide_pt;
         });
}

}  // namespace

struct PdfDocument::State {
  GlobalParamsIniter params{note};
  std::unique_ptr<PDFDoc> doc;

  void display(OutputDev& device, int number, double dpi) const {
    doc->displayPage(&device, number, dpi, dpi, 0, false, true, false);
  }
};

PdfDocument::PdfDocument(std::span<const std::uint8_t> bytes) : state_(std::make_unique<State>()) {
  auto* stream = new MemStream(reinterpret_cast<const char*>(bytes.data()), 0, static_cast<Goffset>(bytes.size()),
                               Object(objNull));
  state_->doc = std::make_unique<PDFDoc>(stream);
  PDFDoc& doc = *state_->doc;
  if (doc.getErrorCode() == errEncrypted || (doc.isOk() && doc.isEncrypted())) throw Failure("E-INTAKE-ENCRYPTED");
  if (!doc.isOk()) throw Failure("E-INTAKE-DAMAGED", "PDF structure");
  if (doc.getNumPages() < 1) throw Failure("E-INTAKE-EMPTY", "PDF without pages");
}

PdfDocument::~PdfDocument() = default;

int PdfDocument::page_count() const { return pages_in_tree(*state_->doc); }

int PdfDocument::attachment_count() const { return attached_documents(*state_->doc); }

PdfInventory PdfDocument::inventory(int number) {
  ::Page* page = state_->doc->getPage(number);
  if (page == nullptr || !page->isOk()) throw Failure("E-INTAKE-DAMAGED", "PDF page");
  PdfInventory out;
  out.width_pt = page->getCropWidth();
  out.height_pt = page->getCropHeight();
  // Any turn but these (an invalid 45) is none, for Poppler as for every viewer.
  if (page->getRotate() == 90 || page->getRotate() == 270) std::swap(out.width_pt, out.height_pt);
  pdf_faults() = {};
  InventoryDevice device(out);
  state_->display(device, number, 72);
  require_nothing_lost();
  if (!shows_something(out)) {
    if (pdf_faults().all > 0) throw Failure("E-INTAKE-DAMAGED", "PDF content");
    require_truly_blank(*state_->doc, number);
  }
  return out;
}

Image PdfDocument::compose(int number, const PdfInventory& inventory, const PdfCanvas& canvas) {
  ComposeDevice device(inventory, canvas);
  state_->display(device, number, 72);
  return device.result();
}

Image PdfDocument::render(int number, double dpi) {
  require_sound_images(*state_->doc, number);
  SplashColor white{255, 255, 255};
  SplashOutputDev device(splashModeBGR8, 4, false, white);
  device.setFontAntialias(true);
  device.setVectorAntialias(true);
  device.startDoc(state_->doc.get());
  state_->display(device, number, dpi);
  const SplashBitmap* bitmap = device.getBitmap();
  if (bitmap == nullptr || bitmap->getWidth() < 1 || bitmap->getHeight() < 1)
    throw Failure("E-INTAKE-DAMAGED", "PDF page");
  Image out(bitmap->getWidth(), bitmap->getHeight(), PixelFormat::Bgr8, 255);
  for (int y = 0; y < out.height(); ++y)
    std::memcpy(out.row(y), bitmap->getDataPtr() + std::ptrdiff_t{y} * bitmap->getRowSize(),
                static_cast<std::size_t>(out.stride()));
  return out;
}

}  // namespace uketsuke::capture::decoder
