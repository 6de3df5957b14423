#include "pipeline/office/register_mapping.h"

#include <algorithm>
#include <array>

#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/toml/strict_table.h"

namespace uketsuke::pipeline {
namespace {

// Without these no row says who is insured, where and since when. A 記号 may be missing: some associations use none.
constexpr std::array<std::string_view, 7> kNeeded{"household.number",      "membership.branch", "person.name",
                                                  "person.name_kana",      "person.birth_date", "person.relation",
                                                  "membership.acquired_on"};
constexpr std::array<std::string_view, 3> kDateForms{"western", "compact", "wareki"};

struct Concept {
  std::string kind;
  bool hidden = false;
};

std::map<std::string, Concept> concepts_of(const std::filesystem::path& templates) {
  StrictTable file = StrictTable::read(templates / "tables" / "concepts.toml");
  StrictTable table = file.table("concepts");
  std::map<std::string, Concept> out;
  for (const std::string& id : table.keys()) {
    StrictTable entry = table.table(id);
    out[id] = {entry.text("kind"), entry.flag_or("private", false)};
  }
  return out;
}

RegisterColumn column_of(StrictTable& row, const std::map<std::string, Concept>& concepts, bool header) {
  RegisterColumn out;
  out.concept_id = row.text("concept");
  const auto known = concepts.find(out.concept_id);
  if (known == concepts.end()) row.fail("no such concept in concepts.toml", "concept");
  if (known->second.hidden && out.concept_id != "person.my_number")
    row.fail("the register does not keep this concept", "concept");
  try {
    register_place_of(out.concept_id);
  } catch (const Failure&) {
    row.fail("the register does not keep this concept", "concept");
  }
  out.is_date = known->second.kind == "date";
  out.optional = row.flag_or("optional", false);
  if (row.has("number") == row.has("name")) row.fail("either name or number");
  if (row.has("name")) out.name = row.text("name");
  if (row.has("number")) {
    out.number = row.whole("number");
    if (out.number < 1 || out.number > static_cast<int>(limits::kMaxRegisterColumns))
      row.fail("out of range", "number");
    out.name = std::to_string(out.number) + "列目";
  } else if (!header) {
    row.fail("a file without headings needs numbers", "name");
  }
  row.finish();
  return out;
}

void read_columns(StrictTable& file, const std::map<std::string, Concept>& concepts, RegisterMapping& out) {
  std::set<std::string> seen;
  for (StrictTable& row : file.tables("column")) {
    RegisterColumn column = column_of(row, concepts, out.header);
    if (!seen.insert(column.concept_id).second) row.fail("this concept stands twice", "concept");
    if (!out.header && column.number > out.width) row.fail("beyond width", "number");
    out.columns.push_back(std::move(column));
  }
  for (const std::string_view needed : kNeeded)
    if (!seen.contains(std::string(needed))) file.fail("a column for " + std::string(needed) + " is missing");
}

void read_codes(StrictTable& file, RegisterMapping& out) {
  if (!file.has("codes")) return;
  StrictTable codes = file.table("codes");
  for (const std::string& id : codes.keys()) {
    if (std::none_of(out.columns.begin(), out.columns.end(), [&](const auto& c) { return c.concept_id == id; }))
      codes.fail("no column holds this concept", id);
    StrictTable words = codes.table(id);
    for (const std::string& word : words.keys()) {
      const std::string value = words.text(word);
      if (id == "person.sex" && value != "male" && value != "female" && !value.empty())
        words.fail("male, female or empty", word);
      out.codes[id][word] = value;
    }
    words.finish();
  }
  codes.finish();
}

}  // namespace

RegisterPlace register_place_of(std::string_view id) {
  for (const std::string_view own : {"person.relation", "membership.branch", "membership.acquired_on",
                                     "membership.acquisition_reason", "membership.lost_on", "membership.loss_reason"})
    if (id == own) return RegisterPlace::Membership;
  for (const std::string_view own : {"person.phone", "household.symbol", "household.number"})
    if (id == own) return RegisterPlace::Household;
  for (const std::string_view prefix : {"address.", "workplace.", "employer."})
    if (id.starts_with(prefix)) return RegisterPlace::Household;
  if (id.starts_with("person.")) return RegisterPlace::Person;
  throw Failure("E-INPUT-VALUE", id);
}

RegisterMapping RegisterMapping::load(const std::filesystem::path& path, const std::filesystem::path& templates) {
  StrictTable file = StrictTable::read(path);
  RegisterMapping out;
  const auto encoding = text_encoding_from(file.text("encoding"));
  if (!encoding) file.fail("utf-8 or cp932", "encoding");
  out.encoding = *encoding;
  out.header = file.flag_or("header", true);
  out.width = file.whole_or("width", 0);
  if (out.header != (out.width == 0)) file.fail("width belongs to files without headings", "width");
  out.default_symbol = file.text_or("default_symbol", "");
  if (file.has("ignore"))
    for (const std::string& name : file.texts("ignore")) out.ignored.insert(name);
  for (const std::string& form : file.texts("dates")) {
    if (std::find(kDateForms.begin(), kDateForms.end(), form) == kDateForms.end()) file.fail("unknown form", "dates");
    out.dates.insert(form);
  }
  if (file.has("no_date"))
    for (const std::string& text : file.texts("no_date")) out.no_date.insert(text);
  read_columns(file, concepts_of(templates), out);
  read_codes(file, out);
  file.finish();
  return out;
}

RegisterMapping RegisterMapping::standard(const std::filesystem::path& templates) {
  return load(templates / "register" / "standard.toml", templates);
}

}  // namespace uketsuke::pipeline
