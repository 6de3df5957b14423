// uketsuke-left-out FILE…: certificates read without labels that they print, a JSON line a reading (left_out.py counts).
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "capture/cleanup/cleanup.h"
#include "capture/intake/decode.h"
#include "core/errors/failure.h"
#include "core/os/files.h"
#include "core/text/text.h"
#include "tests/left_out/left_out.h"
#include "tests/left_out/recogniser_cache.h"
#include "validate/policy/policy.h"

namespace {

using namespace uketsuke;

constexpr std::uint64_t kMaxFileBytes = 512U << 20;

std::string json_word(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= ' ') out += c;
  }
  return out + "\"";
}

std::string field_json(const FieldReading& field, const FieldInfo& info, const validate::Policy& policy) {
  std::string doubts;
  for (const std::string& doubt : field.doubts) doubts += (doubts.empty() ? "" : ",") + json_word(doubt);
  return "{\"id\":" + json_word(field.field) + ",\"row\":" + std::to_string(field.row) + ",\"state\":" +
         json_word(std::string(to_string(field.state))) + ",\"value\":" + json_word(field.value) + ",\"raw\":" +
         json_word(field.raw) + ",\"confidence\":" + std::to_string(field.confidence) + ",\"disposition\":" +
         json_word(std::string(to_string(policy.judge(field, info)))) + ",\"doubts\":[" + doubts + "]}";
}

std::string line_of(const std::string& file, const left_out::Reading& reading, const KindCatalogue& kinds,
                    const validate::Policy& policy) {
  const std::string kind = reading.page.recognised ? reading.page.recognised->kind : std::string();
  std::string out = "{\"file\":" + json_word(file) + ",\"page\":1,\"document\":" + json_word(kind);
  std::string words;
  for (const left_out::Spelling& spelling : reading.without)
    words += (words.empty() ? "" : " ") + to_utf8({spelling.words.begin(), spelling.words.end()});
  if (!reading.without.empty()) {
    const bool one = reading.without.size() == 1;
    out += ",\"concept\":" + json_word(one ? reading.without.front().concept_id : "several") + ",\"left_out\":" + json_word(words);
  }
  out += ",\"fields\":[";
  const KindInfo* info = kind.empty() ? nullptr : kinds.find(kind);
  bool first = true;
  for (const FieldReading& field : reading.page.reading.fields) {
    out += (first ? "" : ",") + field_json(field, *info->find(field.field), policy);
    first = false;
  }
  return out + "]}\n";
}

}  // namespace

int main(int count, char** words) {
  CLI::App app("Reads certificates without labels that they print");
  std::vector<std::string> files;
  std::string kept, lines;
  bool plain = false;
  left_out::Turns turns;
  app.add_option("--kept", kept, "folder for what the recognisers said, from run to run");
  app.add_option("--lines", lines, "file of the JSON lines")->required();
  app.add_flag("--plain", plain, "by the product's book only");
  app.add_option("--unwanted", turns.unwanted, "single labels of a page whose values nobody wants, at most");
  app.add_option("--drawn", turns.drawn, "drawings of several labels at once");
  app.add_option("files", files)->required();
  CLI11_PARSE(app, count, words);
  try {
    const Assets assets = Assets::locate();
    const TemplateSet templates(assets.templates);
    const KindCatalogue kinds(assets.templates, templates);
    const auto policy = validate::Policy::load(assets.templates);
    const ocr::Engines engines(assets);
    std::ofstream out(lines);
    for (const std::string& file : files) {
      const ScanFileId id{std::filesystem::path(file).stem().string()};
      const std::string folder = std::filesystem::path(file).parent_path().filename().string();
      const CleanPage clean =
          capture::clean(capture::decode_page(read_file(file, kMaxFileBytes), id, 1), {}, no_debug());
      left_out::begin_page(kept.empty() ? "" : kept + "/" + folder + "_" + id.value + ".said");
      if (plain)
        out << line_of(file, {{}, ocr::read_document(clean, kinds, engines, no_debug())}, kinds, policy);
      else
        left_out::read_without_labels(clean, kinds, engines, turns, [&](const left_out::Reading& reading) {
          out << line_of(file, reading, kinds, policy);
        });
      left_out::end_page();
      out.flush();
    }
  } catch (const Failure& failure) {
    std::fprintf(stderr, "%s %s\n", failure.code().c_str(), failure.detail().c_str());
    return 1;
  }
  return 0;
}
