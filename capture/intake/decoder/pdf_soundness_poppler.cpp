#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <poppler/Catalog.h>
#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Stream.h>

#include "capture/intake/decoder/jpeg_stream.h"
#include "capture/intake/decoder/pdf_rows.h"
#include "capture/intake/decoder/pdf_soundness.h"
#include "core/errors/failure.h"
#include "core/limits.h"

namespace uketsuke::capture::decoder {
namespace {

// Decoded bytes of content that may draw nothing: a page of hidden text has some 100 KiB.
constexpr std::size_t kMostOfNothing = 1U << 20;
// Pixels of one image on a drawn page: A3 at 1200 dpi in black and white has 278 million.
constexpr double kMostImagePixels = 4.0 * static_cast<double>(limits::kMaxPagePixels);

std::size_t length_of(Stream* stream) {
  std::array<std::uint8_t, 65536> piece{};
  std::size_t length = 0;
  stream->reset();
  for (int n = 1; n > 0 && length <= kMostOfNothing;) {
    n = stream->doGetChars(static_cast<int>(piece.size()), piece.data());
    length += static_cast<std::size_t>(std::max(0, n));
  }
  stream->close();
  return length;
}

// The bytes of /Contents: a stream, or an array of streams, of which none may be missing.
std::size_t content_length(const Object& contents) {
  if (contents.isStream()) return length_of(contents.getStream());
  if (!contents.isArray()) throw Failure("E-INTAKE-DAMAGED", "PDF content");
  std::size_t length = 0;
  for (int i = 0; i < contents.arrayGetLength(); ++i) {
    const Object part = contents.arrayGet(i);
    if (!part.isStream()) throw Failure("E-INTAKE-DAMAGED", "PDF content");
    length += length_of(part.getStream());
  }
  return length;
}

// Decodes every image once, however often it is drawn, and throws the pixels away.
class ProofDevice final : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  /// Poppler's own frames must not be unwound by an exception.
  void require_sound() const {
    if (failure_) throw *failure_;
  }

  // Images inside the content stream itself are small, and reading them here would displace its reader.
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                     bool interpolate, bool inlined) override {
    if (inlined) return OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inlined);
    if (is_new(ref)) prove(stream, width, height, 1, 1);
  }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map,
                 bool interpolate, const int* mask_colours, bool inlined) override {
    if (inlined)
      return OutputDev::drawImage(state, ref, stream, width, height, map, interpolate, mask_colours, inlined);
    if (is_new(ref)) prove(stream, width, height, map->getNumPixelComps(), map->getBits());
  }
  void drawMaskedImage(GfxState*, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool,
                       Stream* mask, int mask_width, int mask_height, bool, bool) override {
    if (!is_new(ref)) return;
    prove(stream, width, height, map->getNumPixelComps(), map->getBits());
    prove(mask, mask_width, mask_height, 1, 1);
  }
  void drawSoftMaskedImage(GfxState*, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool,
                           Stream* mask, int mask_width, int mask_height, GfxImageColorMap* mask_map, bool) override {
    if (!is_new(ref)) return;
    prove(stream, width, height, map->getNumPixelComps(), map->getBits());
    prove(mask, mask_width, mask_height, mask_map->getNumPixelComps(), mask_map->getBits());
  }

 private:
  bool is_new(const Object* ref) { return ref == nullptr || !ref->isRef() || seen_.insert(ref->getRef().num).second; }

  void prove(Stream* stream, int width, int height, int components, int bits) {
    if (failure_) return;
    try {
      if (static_cast<double>(width) * height > kMostImagePixels) throw Failure("E-INTAKE-BOMB", "image on a page");
      if (stream->getKind() == strDCT) {
        decode_strict_jpeg(jpeg_bytes(stream));
        return;
      }
      PdfImageRows rows(stream, width, components, bits);
      for (int y = 0; y < height; ++y) rows.next();
      rows.require_sound();
    } catch (const Failure& failure) {
      failure_ = failure;
    } catch (const std::bad_alloc&) {
      failure_ = Failure("E-INTAKE-BOMB", "memory");
    }
  }

  std::set<int> seen_;  // object numbers
  std::optional<Failure> failure_;
};

}  // namespace

void require_truly_blank(PDFDoc& doc, int number) {
  const Ref* ref = doc.getCatalog()->getPageRef(number);
  if (ref == nullptr) throw Failure("E-INTAKE-DAMAGED", "PDF page");
  const Object dictionary = doc.getXRef()->fetch(*ref);
  // A page without /Contents is blank (ISO 32000-1, table 30); one that names content which is gone is not.
  if (!dictionary.isDict() || dictionary.dictLookupNF("Contents").isNull()) return;
  if (content_length(dictionary.dictLookup("Contents")) > kMostOfNothing)
    throw Failure("E-INTAKE-BOMB", "PDF content that draws nothing");
}

void require_sound_images(PDFDoc& doc, int number) {
  ProofDevice device;
  doc.displayPage(&device, number, 72, 72, 0, false, true, false);
  device.require_sound();
}

}  // namespace uketsuke::capture::decoder
