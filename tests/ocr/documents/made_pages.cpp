#include "tests/ocr/documents/made_pages.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "capture/cleanup/cleanup.h"
#include "core/text/text.h"

namespace uketsuke::ocr::test {
namespace {

bool show() { return std::getenv("UKETSUKE_SHOW") != nullptr; }

/// Spaces, width and the kind of hyphen are the printer's; the comparison of values begins with signs.
std::string key(const std::string& text) {
  std::string out;
  for (const char32_t c : code_points(without_spaces(nfkc(text))))
    out += c == U'−' || c == U'‐' || c == U'–' ? "-" : to_utf8(c);
  return out;
}

/// Least confidence at which templates/tables/policy.toml accepts, over the kinds of fields a certificate has.
double threshold(const std::string& field, const std::string& type) {
  if (field == "name" || field == "head" || field == "name_kana") return 0.988;
  if (field == "address") return 0.985;
  if (type == "text") return 0.9865;
  if (type == "date") return 0.997;
  return type == "choice" ? 0.994 : 0.9955;
}

bool is_sure(const FieldReading& field, const std::string& type) {
  return field.state == ReadState::Read && field.doubts.empty() && field.confidence >= threshold(field.field, type);
}

std::size_t person_for(const std::string& kind, const page_maker::Household& home) {
  for (std::size_t i = 0; kind == "zaigaku_shomeisho" && i < home.family.size(); ++i)
    if (home.family[i].student) return i + 1;
  return 0;
}

page_maker::Household household_for(const std::string& kind, std::uint64_t seed) {
  for (std::uint64_t step = 0;; ++step) {
    auto home = page_maker::invent_household(glyphs(), date_from_iso("2026-11-20"),
                                             page_maker::Random(seed * 1000 + step).fork("household"));
    const bool fits = kind == "zaigaku_shomeisho"
                          ? person_for(kind, home) > 0
                          : kind != "soshitsu_shomeisho" || !home.previous_insurer_number.empty();
    if (fits) return home;
  }
}

}  // namespace

const Engines& engines() {
  static const Engines all(Assets::locate());
  return all;
}

const KindCatalogue& kinds() {
  static const KindCatalogue all = [] {
    const Assets assets = Assets::locate();
    const TemplateSet forms(assets.templates);
    return KindCatalogue(assets.templates, forms);
  }();
  return all;
}

const page_maker::GlyphSet& glyphs() {
  static const auto set = page_maker::GlyphSet::load(Assets::locate().samples / "glyphs");
  return set;
}

DocumentPage read_scan(const Image& scan, const Dpi& dpi) {
  Page page;
  page.image = scan;
  page.dpi = dpi;
  const CleanPage clean = capture::clean(page, {}, no_debug());
  DocumentPage read = read_document(clean, kinds(), engines(), no_debug());
  if (read.recognised || clean.report.rotation_sure) return read;
  return read_document(capture::turned(clean, 180), kinds(), engines(), no_debug());
}

void compare(const page_maker::MadePage& made, const DocumentPage& read, Tally& tally) {
  for (const page_maker::TruthField& truth : made.fields) {
    ++tally.fields;
    const FieldReading* got = find_reading(read.reading, truth.id, truth.row);
    const bool right = got != nullptr && got->state == truth.state && key(got->value) == key(truth.value);
    const bool sure = got != nullptr && is_sure(*got, truth.type);
    if (got == nullptr || got->state == ReadState::Blank ||
        (got->state == ReadState::Unreadable && truth.state == ReadState::Read))
      ++tally.missing;
    else
      (right ? tally.right : tally.wrong) += 1;
    tally.sure += sure ? 1 : 0;
    tally.sure_wrong += sure && !right ? 1 : 0;
    if (!show() || (right && (sure || truth.state != ReadState::Read))) continue;
    std::cout << "  "
              << (sure && !right ? "SURE WRONG "
                  : right        ? "asked "
                                 : "differs ")
              << made.kind << " " << made.level << " " << made.seed << " " << truth.id << "/" << truth.row << " truth '"
              << truth.value << "' print '" << truth.raw << "'";
    if (got == nullptr)
      std::cout << " none";
    else {
      std::cout << " got " << to_string(got->state) << " '" << got->value << "' raw '" << got->raw << "' p "
                << got->confidence;
      for (const auto& word : got->doubts) std::cout << " " << word;
    }
    std::cout << "\n";
  }
  for (const FieldReading& field : read.reading.fields) {
    const bool known = std::any_of(made.fields.begin(), made.fields.end(), [&](const page_maker::TruthField& truth) {
      return truth.id == field.field && truth.row == field.row;
    });
    // Page marks and 本人 are printed on papers whose truth leaves them out.
    if (known || field.row == 0 || field.value == "本人" || !is_sure(field, "text")) continue;
    ++tally.sure, ++tally.sure_wrong;
    if (show()) std::cout << "  SURE WRONG beyond the truth " << field.field << "/" << field.row << " '" << field.value << "'\n";
  }
}

page_maker::MadePage made_page(const std::string& kind, const std::string& level, std::uint64_t seed, int layout) {
  const page_maker::Household home = household_for(kind, seed);
  page_maker::DocumentOrder order{kind, person_for(kind, home), seed, level, {}, layout};
  order.damage = page_maker::damage_of(level, page_maker::Random(seed).fork("damage"));
  return page_maker::make_document(home, date_from_iso("2026-11-11"), order).front();
}

void Tally::add(const Tally& o) {
  pages += o.pages, recognised += o.recognised, wrong_kind += o.wrong_kind;
  fields += o.fields, right += o.right, wrong += o.wrong, missing += o.missing;
  sure += o.sure, sure_wrong += o.sure_wrong, seconds += o.seconds;
}

Tally measure(const std::string& kind, const std::string& level, std::uint64_t first_seed, int count, int layout) {
  Tally tally;
  for (std::uint64_t seed = first_seed; seed < first_seed + static_cast<std::uint64_t>(count); ++seed) {
    const page_maker::Household home = household_for(kind, seed);
    page_maker::DocumentOrder order{kind, person_for(kind, home), seed, level, {}, layout};
    order.damage = page_maker::damage_of(level, page_maker::Random(seed).fork("damage"));
    for (const page_maker::MadePage& made : page_maker::make_document(home, date_from_iso("2026-11-11"), order)) {
      ++tally.pages;
      const auto start = std::clock();
      const DocumentPage read = read_scan(made.scan.image, made.scan.dpi);
      tally.seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      if (read.recognised)
        ++(read.recognised->kind == kind ? tally.recognised : tally.wrong_kind);
      else if (show())
        std::cout << "  NOT RECOGNISED " << kind << " " << level << " " << seed << "\n";
      if (read.recognised && read.recognised->kind == kind) compare(made, read, tally);
    }
  }
  std::cout << kind << " " << level << " layout " << layout << ": pages " << tally.pages << " recognised "
            << tally.recognised << " wrong kind " << tally.wrong_kind << "; fields " << tally.fields << " right "
            << tally.right << " wrong " << tally.wrong << " missing " << tally.missing << "; sure " << tally.sure
            << " of them wrong " << tally.sure_wrong << "; CPU s/page " << tally.seconds / std::max(1, tally.pages)
            << std::endl;
  return tally;
}

}  // namespace uketsuke::ocr::test
