// bench_accuracy: reads filled forms as the product does, and says what every reader says by itself.
//
//   bench_accuracy [--models DIR] [--view NAME=ID,ID…]… [--combs ID,ID…] [--texts ID,ID…] [--cell-by-cell]
//   [--tesseract]
//
// File names come on standard input, one a line; one line of JSON a side goes out. A view is a choice of the form's
// fields that are read together; --combs (digits) and --texts (text, kana) read fields by themselves. --models is
// another ocr/models folder.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "bench/accuracy/page_record.h"
#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "capture/intake/decode.h"
#include "core/assets.h"
#include "core/errors/failure.h"
#include "core/form/kind_catalogue.h"
#include "core/os/files.h"
#include "ocr/form/form_reader.h"
#include "validate/policy/policy.h"

namespace {

using namespace uketsuke;

constexpr std::uint64_t kMaxFileBytes = 512U << 20;

using Ids = std::vector<std::string>;

Ids ids_of(const std::string& text) {
  Ids out;
  std::istringstream in(text);
  for (std::string id; std::getline(in, id, ',');) out.push_back(id);
  return out;
}

struct Wishes {
  std::filesystem::path models;
  std::vector<std::pair<std::string, Ids>> views;
  Ids combs;
  Ids texts;
  bool cell_by_cell = false;
  bool tesseract = false;
};

Wishes wishes_from(int count, char** words) {
  Wishes out;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--cell-by-cell") {
      out.cell_by_cell = true;
    } else if (word == "--tesseract") {
      out.tesseract = true;
    } else if (i + 1 == count) {
      throw Failure("E-INPUT-VALUE", "unknown word or missing value: " + word);
    } else {
      const std::string value = words[++i];
      const std::size_t equals = value.find('=');
      if (word == "--models")
        out.models = value;
      else if (word == "--combs")
        out.combs = ids_of(value);
      else if (word == "--texts")
        out.texts = ids_of(value);
      else if (word == "--view" && equals != std::string::npos)
        out.views.emplace_back(value.substr(0, equals), ids_of(value.substr(equals + 1)));
      else
        throw Failure("E-INPUT-VALUE", "unknown word: " + word);
    }
  }
  return out;
}

bool holds(const Ids& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

/// Everything that is opened once.
class Bench {
 public:
  Bench(const Assets& assets, Wishes wishes)
      : wishes_(std::move(wishes)),
        templates_(assets.templates),
        kinds_(assets.templates, templates_),
        policy_(validate::Policy::load(assets.templates)),
        engines_(assets) {}

  bench::PageRecord measure(const std::string& file) {
    bench::PageRecord out;
    out.file = file;
    try {
      read(file, out);
    } catch (const Failure& failure) {
      out.status = failure.code();
    }
    return out;
  }

 private:
  void read(const std::string& file, bench::PageRecord& out) {
    const Page page = capture::decode_page(read_file(file, kMaxFileBytes), ScanFileId{"made"}, 1);
    CleanPage clean = capture::clean(page, {}, no_debug());
    const Identification found = capture::identify_upright(clean, templates_, no_debug());
    out.status = clean.quality.rescan ? "rescan" : found.form ? "form" : std::string(to_string(found.kind));
    if (out.status != "form") return;
    const FormTemplate* form = templates_.find(found.form->form.id, found.form->form.version, found.form->form_page);
    for (const auto& [name, ids] : wishes_.views) out.views.push_back({name, judged(clean, *found.form, *form, ids)});
    for (const FieldTemplate& field : form->fields) {
      if (holds(wishes_.combs, field.id) && field.type == FieldType::Digits)
        out.combs.push_back(bench::comb_parts(clean, found.form->registration, field, engines_,
                                              {wishes_.cell_by_cell, wishes_.tesseract ? &tesseract_ : nullptr}));
      if (holds(wishes_.texts, field.id) && field.type == FieldType::Kana)
        out.texts.push_back({field.id, field.row, bench::kana_parts(clean, found.form->registration, field, engines_)});
      if (holds(wishes_.texts, field.id) && field.type == FieldType::Text)
        out.texts.push_back({field.id, field.row, bench::text_parts(clean, found.form->registration, field, engines_)});
    }
    bench::weigh_combs(out.combs, *form);
  }

  std::vector<bench::JudgedReading> judged(const CleanPage& clean, const IdentifiedPage& identified,
                                           const FormTemplate& form, const Ids& ids) const {
    FormTemplate chosen = form;
    std::erase_if(chosen.fields, [&](const FieldTemplate& field) { return !holds(ids, field.id); });
    const KindInfo* kind = kinds_.find(form.ref.id);
    std::vector<bench::JudgedReading> out;
    for (FieldReading& reading : ocr::read_form(clean, identified, chosen, engines_).fields) {
      const FieldInfo* info = kind->find(reading.field);
      bench::JudgedReading one;
      one.kind = validate::policy_class(*info, reading.state);
      one.disposition = policy_.judge(reading, *info);
      one.reading = std::move(reading);
      out.push_back(std::move(one));
    }
    return out;
  }

  Wishes wishes_;
  TemplateSet templates_;
  KindCatalogue kinds_;
  validate::Policy policy_;
  ocr::Engines engines_;
  bench::LoneTesseract tesseract_;
};

}  // namespace

int main(int count, char** words) {
  try {
    Wishes wishes = wishes_from(count, words);
    Assets assets = Assets::locate();
    if (!wishes.models.empty()) assets.cell_models = wishes.models;
    Bench bench(assets, std::move(wishes));
    for (std::string file; std::getline(std::cin, file);) {
      std::printf("%s\n", bench::to_json(bench.measure(file)).c_str());
      std::fflush(stdout);  // the other side waits for this line before it makes the next page
    }
  } catch (const Failure& failure) {
    std::fprintf(stderr, "%s %s\n", failure.code().c_str(), failure.detail().c_str());
    return 1;
  }
  return 0;
}
