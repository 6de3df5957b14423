#include "tests/capture/intake/make_pdf.h"

#include <fmt/format.h>

namespace uketsuke::capture::test {
namespace {

void append(Bytes& out, const std::string& text) { out.insert(out.end(), text.begin(), text.end()); }

class Writer {
 public:
  Writer() { append(out_, "%PDF-1.4\n"); }

  void object(int id, const std::string& dictionary, const Bytes* stream = nullptr) {
    if (offsets_.size() <= static_cast<std::size_t>(id)) offsets_.resize(static_cast<std::size_t>(id) + 1);
    offsets_[static_cast<std::size_t>(id)] = out_.size();
    append(out_, fmt::format("{} 0 obj\n{}\n", id, dictionary));
    if (stream != nullptr) {
      append(out_, "stream\n");
      out_.insert(out_.end(), stream->begin(), stream->end());
      append(out_, "\nendstream\n");
    }
    append(out_, "endobj\n");
  }

  Bytes finish() {
    const std::size_t at = out_.size();
    append(out_, fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets_.size()));
    for (std::size_t i = 1; i < offsets_.size(); ++i) append(out_, fmt::format("{:010} 00000 n \n", offsets_[i]));
    append(out_, fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", offsets_.size(), at));
    return out_;
  }

 private:
  Bytes out_;
  std::vector<std::size_t> offsets_{0};
};

}  // namespace

Bytes make_pdf(const std::vector<PdfPage>& pages) {
  Writer w;
  int next = 4;
  std::string kids;
  w.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  w.object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (const PdfPage& page : pages) {
    std::string images;
    const int first = next;
    for (std::size_t i = 0; i < page.images.size(); ++i) {
      const PdfXObject& x = page.images[i];
      images += fmt::format("/I{} {} 0 R ", i, next);
      w.object(next++, fmt::format("<< /Type /XObject /Subtype /Image {} /Length {} >>", x.dictionary, x.data.size()),
               &x.data);
    }
    const Bytes content(page.content.begin(), page.content.end());
    w.object(next, fmt::format("<< /Length {} >>", content.size()), &content);
    w.object(next + 1,
             fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] {} {} /Rotate {} /Contents {} 0 R "
                         "/Resources << /XObject << {} >> /Font << /F1 3 0 R >> >> >>",
                         page.width_pt, page.height_pt, page.crop_box.empty() ? "" : "/CropBox " + page.crop_box, page.entries,
                         page.rotate, next, images));
    kids += fmt::format("{} 0 R ", next + 1);
    next = std::max(first, next) + 2;
  }
  w.object(2, fmt::format("<< /Type /Pages /Count {} /Kids [{}] >>", pages.size(), kids));
  return w.finish();
}

PdfXObject raw_image(const Image& image) {
  PdfXObject out;
  const bool colour = image.format() == PixelFormat::Bgr8;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      for (int c = channels(image.format()); c-- > 0;)
        out.data.push_back(image.row(y)[x * channels(image.format()) + c]);
  out.dictionary = fmt::format("/Width {} /Height {} /ColorSpace /{} /BitsPerComponent 8", image.width(),
                               image.height(), colour ? "DeviceRGB" : "DeviceGray");
  return out;
}

PdfXObject jpeg_image(const Image& image) {
  PdfXObject out;
  out.data = encode_jpeg(image, 92);
  out.dictionary =
      fmt::format("/Width {} /Height {} /ColorSpace /{} /BitsPerComponent 8 /Filter /DCTDecode", image.width(),
                  image.height(), image.format() == PixelFormat::Bgr8 ? "DeviceRGB" : "DeviceGray");
  return out;
}

std::string draw(int n, double x, double y, double w, double h) {
  return fmt::format("q {} 0 0 {} {} {} cm /I{} Do Q\n", w, h, x, y, n);
}

}  // namespace uketsuke::capture::test
