#include <algorithm>
#include <functional>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "app/accuracy/calibration_input.h"
#include "app/demo/demo_people.h"
#include "core/errors/failure.h"
#include "core/os/files.h"
#include "core/text/json_line.h"
#include "pipeline/quality/samples.h"
#include "validate/policy/policy.h"

namespace uketsuke::app {
namespace {

using Json = nlohmann::ordered_json;

// A million readings of a hundred bytes each, several times over.
constexpr std::uint64_t kMostBytes = 1'000'000'000;

class Collector {
 public:
  void add(const std::string& policy_class, double confidence, bool right, const std::string& writer) {
    const auto known = validate::policy_classes();
    if (std::find(known.begin(), known.end(), policy_class) == known.end())
      throw Failure("E-INPUT-VALUE", "class " + policy_class);
    if (!(confidence >= 0 && confidence <= 1) || writer.empty()) throw Failure("E-INPUT-VALUE", "confidence, writer");
    out_.data[policy_class].push_back({confidence, right, writer});
    const Json line{{"class", policy_class}, {"confidence", confidence}, {"right", right}, {"writer", writer}};
    out_.lines += json_line(line) + "\n";
    writers_.insert(writer);
    ++out_.readings;
  }
  void skip() { ++out_.skipped; }
  CalibrationInput take() {
    out_.writers = static_cast<int>(writers_.size());
    return std::move(out_);
  }

 private:
  CalibrationInput out_;
  std::set<std::string> writers_;
};

void for_each_line(const std::vector<std::string>& files, const std::function<void(const Json&)>& use) {
  for (const std::string& file : files) {
    std::istringstream in(read_text_file(file, kMostBytes));
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (line.empty()) continue;
      try {
        use(Json::parse(line));
      } catch (const Json::exception&) {
        throw Failure("E-INPUT-VALUE", "line " + std::to_string(number)).at(file);
      } catch (const Failure& failure) {
        throw Failure(failure.code(), failure.detail() + ", line " + std::to_string(number)).at(file);
      }
    }
  }
}

void add_run_field(Collector& out, const Json& field, const std::string& file, const KindInfo& kind,
                   const PaperTruth& truth) {
  const FieldInfo* info = kind.find(field.at("id").get<std::string>());
  std::string state;
  std::string value;
  if (info == nullptr || !truth.find(file, info->id, field.at("row").get<int>(), state, value)) return out.skip();
  const ReadState read = read_state_from(field.at("state").get<std::string>());
  const std::string read_value = field.at("value").get<std::string>();
  // A masked number can be compared with nothing: run with --reveal on made forms.
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (info->my_number && !std::all_of(read_value.begin(), read_value.end(), digit)) return out.skip();
  if (read != ReadState::Read && read != ReadState::Blank) return out.skip();
  const bool right = pipeline::same_answer(*info, read_state_from(state), value, read, read_value);
  out.add(std::string(validate::policy_class(*info, read)), field.at("confidence").get<double>(), right,
          std::filesystem::path(file).stem().string());
}

}  // namespace

CalibrationInput calibration_from_lines(const std::vector<std::string>& files) {
  Collector out;
  for_each_line(files, [&](const Json& line) {
    out.add(line.at("class").get<std::string>(), line.at("confidence").get<double>(), line.at("right").get<bool>(),
            line.at("writer").get<std::string>());
  });
  return out.take();
}

CalibrationInput calibration_from_run(const std::vector<std::string>& files, const std::filesystem::path& truth_folder,
                                      const KindCatalogue& kinds) {
  const PaperTruth truth = PaperTruth::load(truth_folder);
  Collector out;
  for_each_line(files, [&](const Json& line) {
    if (line.at("status") != "read") return;
    const KindInfo* kind = kinds.find(line.at("document").get<std::string>());
    if (kind == nullptr) return;
    for (const Json& field : line.at("fields"))
      add_run_field(out, field, line.at("file").get<std::string>(), *kind, truth);
  });
  return out.take();
}

CalibrationInput calibration_from_samples(ledger::Store& store) {
  constexpr int kPart = 500;
  Collector out;
  for (std::size_t from = 0;;) {
    const auto part = store.quality().settled(from, kPart);
    if (part.empty()) return out.take();
    for (const ledger::StoredSample& sample : part)
      out.add(sample.facts.field_class, sample.facts.confidence, sample.verdict != ledger::SampleVerdict::ReadingWrong,
              sample.facts.field.document.value);
    from += part.size();
  }
}

}  // namespace uketsuke::app
