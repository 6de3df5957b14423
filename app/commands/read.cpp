#include <fmt/format.h>

#include "app/commands/commands.h"
#include "capture/intake/decode.h"
#include "core/assets.h"
#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/os/files.h"
#include "ocr/crop/read_crop.h"
#include "pipeline/report/crop_line.h"

namespace uketsuke::app {
namespace {

struct ReadOptions {
  std::string type = "digits";
  int cells = 0;
  bool json = false;
  std::vector<std::string> images;
};

ocr::CropOptions crop_options(const ReadOptions& o) {
  ocr::CropOptions out;
  out.cells = o.cells;
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

int run(const ReadOptions& o) {
  const ocr::CropOptions options = crop_options(o);
  const ocr::Engines engines(Assets::locate());
  int refused = 0;
  for (const std::string& path : o.images) {
    try {
      const Bytes bytes = read_file(path, limits::kMaxFileBytes);
      const Page page = capture::decode_page(bytes, ScanFileId(sha256_hex(bytes)), 1);
      const FieldReading reading = ocr::read_crop(to_grey(page.image), options, engines);
      if (o.json)
        fmt::print("{}\n", pipeline::crop_line(path, reading));
      else
        fmt::print("{}\t{}\t{}\t{:.4f}\n", path, to_string(reading.state), reading.value, reading.confidence);
    } catch (const Failure& failure) {
      ++refused;
      if (o.json) fmt::print("{}\n", pipeline::crop_refusal_line(path, failure.code()));
      fmt::print(stderr, "uketsuke: {}: {}: {}\n", path, failure.code(), failure.what());
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
  read.flag("--json", o.json, "a JSON line each");
  read.words("IMAGE", o.images, "pictures of one field each");
  read.action([&o] { return run(o); });
}

}  // namespace uketsuke::app
