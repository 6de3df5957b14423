// bench_stages FILE…: processor time of every stage of a form side, in the order of the way of a sheet.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <sys/resource.h>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "capture/intake/decode.h"
#include "core/errors/failure.h"
#include "core/os/files.h"
#include "ocr/documents/read_document.h"
#include "ocr/engines.h"
#include "ocr/form/form_reader.h"
#include "ocr/form/outside_writing.h"
#include "pipeline/page/pictures.h"

namespace {

using namespace uketsuke;

constexpr std::uint64_t kMaxFileBytes = 512U << 20;

/// Processor time of this process and of its ended children, milliseconds.
double processor_ms() {
  double total = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    getrusage(who, &used);
    for (const timeval& t : {used.ru_utime, used.ru_stime})
      total += static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
  }
  return total;
}

class Stages {
 public:
  template <typename Work>
  auto timed(const char* name, Work work) {
    const double before = processor_ms();
    auto result = work();
    add(name, processor_ms() - before);
    return result;
  }
  void print(std::size_t sides) const {
    for (const auto& [name, ms] : times_)
      std::printf("%-10s %8.1f ms a side\n", name.c_str(), ms / static_cast<double>(sides));
  }

 private:
  void add(const char* name, double ms) {
    for (auto& [known, sum] : times_)
      if (known == name) {
        sum += ms;
        return;
      }
    times_.emplace_back(name, ms);
  }
  std::vector<std::pair<std::string, double>> times_;
};

void run_side(const std::filesystem::path& path, const TemplateSet& templates, const KindCatalogue& kinds,
              const ocr::Engines& engines, Stages& stages) {
  const Bytes bytes = read_file(path, kMaxFileBytes);
  const Page page =
      stages.timed("decode", [&] { return capture::decode_page(bytes, ScanFileId{path.stem().string()}, 1); });
  const CleanPage clean = stages.timed("cleanup", [&] { return capture::clean(page, {}, no_debug()); });
  const Identification found =
      stages.timed("identify", [&] { return capture::identify(clean, templates, no_debug()); });
  pipeline::PageOutcome outcome;
  outcome.upright = clean.colour.empty() ? clean.grey : clean.colour;
  if (found.form) {
    const FormTemplate* form = templates.find(found.form->form.id, found.form->form.version, found.form->form_page);
    outcome.reading =
        stages.timed("form", [&] { return ocr::read_form(clean, *found.form, *form, engines); });
    stages.timed("outside", [&] { return ocr::writing_outside(clean, found.form->registration, *form).size(); });
  } else {
    outcome.reading =
        stages.timed("document", [&] { return ocr::read_document(clean, kinds, engines, no_debug()).reading; });
  }
  std::map<std::pair<std::string, int>, std::string> crops;
  stages.timed("pictures", [&] { return pipeline::pictures_of(outcome, crops).size(); });
}

}  // namespace

int main(int count, char** words) {
  try {
    const Assets assets = Assets::locate();
    const TemplateSet templates(assets.templates);
    const KindCatalogue kinds(assets.templates, templates);
    Stages stages;
    const ocr::Engines engines = stages.timed("engines", [&] { return ocr::Engines(assets); });
    for (int i = 1; i < count; ++i) run_side(words[i], templates, kinds, engines, stages);
    stages.print(static_cast<std::size_t>(std::max(1, count - 1)));
  } catch (const Failure& failure) {
    std::fprintf(stderr, "%s %s\n", failure.code().c_str(), failure.detail().c_str());
    return 1;
  }
  return 0;
}
