#include "tests/left_out/left_out.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>

namespace uketsuke::left_out {
namespace {

using Without = std::vector<Spelling>;

/// Of `count` labels whose values nobody wants every so many, so that at most `most` are tried.
bool is_tried(std::size_t at, std::size_t count, std::size_t most) {
  return count <= most || at * most / count != (at + 1) * most / count;
}

void add_single(const std::vector<Spelling>& found, std::size_t unwanted, std::vector<Without>& out) {
  const auto count = static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [](const Spelling& s) { return s.concept_id.empty(); }));
  std::set<std::string> concepts;
  std::size_t at = 0;
  for (const Spelling& spelling : found) {
    const bool wanted = !spelling.concept_id.empty();
    if (wanted || is_tried(at, count, unwanted)) out.push_back({spelling});
    at += wanted ? 0 : 1;
    if (concepts.insert(spelling.concept_id).second) out.push_back({{spelling.concept_id, U""}});
  }
}

/// The same page, the same drawings.
void add_drawn(const std::vector<Spelling>& found, std::size_t drawn, std::vector<Without>& out) {
  std::mt19937 random(20261130);
  for (std::size_t i = 0; i < drawn; ++i) {
    Without without;
    for (const Spelling& spelling : found)
      if (random() % 3 == 0) without.push_back(spelling);
    if (!without.empty()) out.push_back(std::move(without));
  }
}

}  // namespace

void read_without_labels(const CleanPage& page, const KindCatalogue& kinds, const ocr::Engines& engines,
                         const Turns& turns, const std::function<void(const Reading&)>& on_reading) {
  const auto read = [&](std::vector<Spelling> without) {
    leave_out(without);
    on_reading({std::move(without), ocr::read_document(page, kinds, engines, no_debug())});
  };
  found_spellings();
  read({});
  const std::vector<Spelling> found = found_spellings();
  std::vector<Without> all;
  add_single(found, turns.unwanted, all);
  add_drawn(found, turns.drawn, all);
  for (Without& without : all) read(std::move(without));
  leave_out({});
  found_spellings();
}

}  // namespace uketsuke::left_out
