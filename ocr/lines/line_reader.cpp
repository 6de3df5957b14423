#include "ocr/lines/line_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <link.h>

#include "core/text/text.h"

namespace uketsuke::ocr {

Lattice LineReader::lattice(const ImageView& line, const CharSet& allowed) const {
  const LineRequest one{line, &allowed, 1};
  return std::move(lattices(std::span(&one, 1)).front());
}

LineText LineReader::read(const ImageView& line, const CharSet& allowed, std::size_t n) const {
  return line_text(lattice(line, allowed), n);
}

LineText line_text(const Lattice& rows, std::size_t n) {
  LineText out;
  out.candidates = n_best(rows, n);
  for (const float v : rows.allowed) out.writing = std::max(out.writing, static_cast<double>(v));
  for (const float v : rows.foreign) out.foreign = std::max(out.foreign, static_cast<double>(v));
  if (out.candidates.empty()) return out;
  out.text = to_utf8(out.candidates.front().text);
  out.p = out.candidates.front().p;
  out.signs = place_signs(rows, out.candidates.front().text);
  return out;
}

CombCell LineReader::read_sign(const ImageView& cell, const CharSet& allowed) const {
  const Lattice rows = lattice(cell, allowed);
  CombCell out{one_sign_posterior(rows, 0, rows.steps), 0, 0};
  for (const float v : rows.allowed) out.allowed = std::max(out.allowed, static_cast<double>(v));
  for (const float v : rows.foreign) out.foreign = std::max(out.foreign, static_cast<double>(v));
  return out;
}

std::string LineReader::loaded_tbb() {
  std::string path;
  dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void* out) {
        auto& found = *static_cast<std::string*>(out);
        if (info->dlpi_name != nullptr && std::strstr(info->dlpi_name, "libtbb.so.12") != nullptr)
          found.append(found.empty() ? "" : ";").append(info->dlpi_name);
        return 0;
      },
      &path);
  return path;
}

Image turned_column(const ImageView& column) {
  const int n = channels(column.format);
  Image out(column.height, column.width, column.format);
  for (int y = 0; y < out.height(); ++y) {
    std::uint8_t* row = out.row(y);
    for (int x = 0; x < out.width(); ++x) std::copy_n(column.row(x) + (column.width - 1 - y) * n, n, row + x * n);
  }
  return out;
}

}  // namespace uketsuke::ocr
