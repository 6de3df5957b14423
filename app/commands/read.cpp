#include <fmt/format.h>

#include "app/commands/commands.h"
#include "capture/intake/decode.h"
#include "core/assets.h"
#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/os/files.h"
#include "core/text/shown.h"
#include "ocr/crop/read_crop.h"
#include "pipeline/report/crop_line.h"

namespace uketsuke::app {
namespace {

struct ReadOptions {
  std::string type = "digits";
  int cells = 0;
  std::string check;
  std::string charset = "free";
  int lines = 1;
  bool json = false;
  std::vector<std::string> images;
};

/// Most lines of writing in one box of a form.
constexpr int kMostLines = 8;

Charset charset_of(const std::string& name) {
  if (name == "free") return Charset::Free;
  if (name == "name") return Charset::Name;
  if (name == "address") return Charset::Address;
  if (name == "phone") return Charset::Phone;
  throw Failure("E-INPUT-VALUE", "--charset is free, name, address or phone");
}

ocr::CropOptions crop_options(const ReadOptions& o) {
  ocr::CropOptions out;
  if (!o.check.empty() && o.check != "my_number" && o.check != "insurer_number")
    throw Failure("E-INPUT-VALUE", "--check is my_number or insurer_number");
  if (o.lines < 1 || o.lines > kMostLines) throw Failure("E-INPUT-VALUE", "--lines is 1 to 8");
  out.cells = o.cells;
  out.check = o.check;
  out.charset = charset_of(o.charset);
  out.lines = o.lines;
  if (o.type == "digits")
    out.type = ocr::CropType::Digits;
  else if (o.type == "kana")
    out.type = ocr::CropType::Kana;
  else if (o.type == "text")
    out.type = ocr::CropType::Text;
  else
    throw Failure("E-INPUT-VALUE", "--type is digits, kana or text");
  return out;
}

/// The picture in grey. A row of cells at 150 dpi is lower than any page.
Image picture_of(const Bytes& bytes) {
  constexpr int kMinCropSide_px = 1;
  capture::DecodeOptions options;
  options.min_side_px = kMinCropSide_px;
  return to_grey(capture::decode_page(bytes, ScanFileId(sha256_hex(bytes)), 1, options).image);
}

int run(const ReadOptions& o) {
  const ocr::CropOptions options = crop_options(o);
  const ocr::Engines engines(Assets::locate());
  int refused = 0;
  for (const std::string& path : o.images) {
    try {
      const Bytes bytes = read_file(path, limits::kMaxFileBytes);
      const FieldReading reading = ocr::read_crop(picture_of(bytes), options, engines);
      if (o.json)
        fmt::print("{}\n", pipeline::crop_line(path, reading));
      else
        fmt::print("{}\t{}\t{}\t{:.4f}\n", on_one_line(path), to_string(reading.state), reading.value, reading.confidence);
    } catch (const Failure& failure) {
      ++refused;
      if (o.json) fmt::print("{}\n", pipeline::crop_refusal_line(path, failure.code()));
      fmt::print(stderr, "uketsuke: {}: {}: {}\n", on_one_line(path), failure.code(), failure.what());
    }
    std::fflush(stdout);
  }
  return refused == 0 ? kAllDone : kSomeRefused;
}

}  // namespace

void add_read(CommandLine& line) {
  auto& o = line.keep<ReadOptions>();
  Command read = line.command("read", "Read single field crops, one result a picture");
  read.option("--type", o.type, "digits, kana or text");
  read.option("--cells", o.cells, "cells of the comb (digits, kana)");
  read.option("--check", o.check, "check digit of a digits comb: my_number, insurer_number");
  read.option("--charset", o.charset, "what a text may hold: free, name, address, phone");
  read.option("--lines", o.lines, "lines of writing in a text crop");
  read.flag("--json", o.json, "a JSON line each");
  read.words("IMAGE", o.images, "pictures of one field each");
  read.action([&o] { return run(o); });
}

}  // namespace uketsuke::app
