#include "pipeline/assemble/card_pairs.h"

#include "core/text/text.h"

namespace uketsuke::pipeline {
namespace {

bool has_number_back(const std::string& kind) { return kind == "kojin_bango_card" || kind == "tokutei_zairyu_card"; }

std::string key(const std::string& name) { return without_spaces(nfkc(name)); }

}  // namespace

bool one_card(const BatchCard& a, const BatchCard& b) {
  if (a.back == b.back || !has_number_back(a.kind) || !has_number_back(b.kind)) return false;
  const bool same_name = !a.name.empty() && key(a.name) == key(b.name);
  return same_name && !a.birth_date.empty() && a.birth_date == b.birth_date;
}

}  // namespace uketsuke::pipeline
