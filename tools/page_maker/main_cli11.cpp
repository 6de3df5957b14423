#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/assets.h"
#include "core/errors/failure.h"
#include "core/form/template_set.h"
#include "core/os/files.h"
#include "tools/page_maker/made_page.h"
#include "tools/page_maker/office/write_day.h"
#include "tools/page_maker/out/page_file.h"
#include "tools/page_maker/out/truth.h"
#include "tools/page_maker/samples/demo_batch.h"

namespace uketsuke::page_maker {
namespace {

struct Options {
  std::string form = "shikaku_shutoku";
  std::string glyphs;
  std::string templates;
  std::string level = "clean";
  std::string mode;
  std::string format = "png";
  std::filesystem::path out = ".";
  std::uint64_t seed = 1;
  int count = 1;
  std::vector<double> dpi;
  int turn = 0;
  std::string today = "2026-11-20";
  double struck_out = 0;
  bool specimen = false;
  int attachments = 0;
  int cases = 24;
};

void declare(CLI::App& app, Options& options) {
  app.add_option("--form", options.form, "Form id")->capture_default_str();
  app.add_option("--glyphs", options.glyphs, "Folder made by make_glyph_set.py (default: the bundled set)");
  app.add_option("--templates", options.templates, "Folder with forms/ (default: the project's)");
  app.add_option("--level", options.level, "Damage: clean, office, copy, fax, hard")->capture_default_str();
  app.add_option("--mode", options.mode, "colour, grey or bilevel (default: the level's)");
  app.add_option("--format", options.format, "png, jpg, tif or pdf")->capture_default_str();
  app.add_option("--out", options.out, "Folder for the pages and their truth")->capture_default_str();
  app.add_option("--seed", options.seed, "First seed")->capture_default_str();
  app.add_option("--count", options.count, "Pages")->check(CLI::Range(1, 100000))->capture_default_str();
  app.add_option("--dpi", options.dpi, "Resolution, or x and y (default: the level's)")->expected(1, 2);
  app.add_option("--turn", options.turn, "Clockwise turn of the scan")->check(CLI::IsMember({0, 90, 180, 270}));
  app.add_option("--today", options.today, "Day of submission (ISO)")->capture_default_str();
  app.add_option("--struck-out", options.struck_out, "Share of optional numbers crossed out")
      ->check(CLI::Range(0.0, 1.0));
  app.add_flag("--specimen", options.specimen, "見本 across the sheet");
}

MadePage make_one(const Options& options, const GlyphSet& set, const FormTemplate& form, std::uint64_t seed) {
  FormOrder order;
  order.seed = seed;
  order.level = options.level;
  order.damage = damage_of(options.level, Random(seed).fork("damage"));
  if (!options.dpi.empty()) order.damage.dpi_x = options.dpi.front(), order.damage.dpi_y = options.dpi.back();
  if (!options.mode.empty()) order.damage.mode = scan_mode_from(options.mode);
  order.damage.turn_deg = options.turn;
  order.fill.struck_out = options.struck_out;
  order.specimen = options.specimen;
  const Household household = invent_household(set, date_from_iso(options.today), Random(seed).fork("household"));
  return make_form_page(set, form, household, order);
}

GlyphSet glyphs_of(const Options& options) {
  return GlyphSet::load(options.glyphs.empty() ? Assets::locate().samples / "glyphs"
                                               : std::filesystem::path(options.glyphs));
}

TemplateSet forms_of(const Options& options) {
  return TemplateSet(options.templates.empty() ? Assets::locate().templates : std::filesystem::path(options.templates));
}

int make_demo_batch(const Options& options) {
  write_demo_batch(glyphs_of(options), forms_of(options), options.attachments, options.out);
  return 0;
}

int make_office_day(const Options& options) {
  const Date today = date_from_iso(options.today);
  if (!today.ok()) throw Failure("E-INPUT-VALUE", "--today is no day");
  const GlyphSet set = glyphs_of(options);
  write_office_day(set, forms_of(options), plan_office_day(set, options.cases, options.seed, today), options.out);
  return 0;
}

int make_forms(const Options& options) {
  const GlyphSet set = glyphs_of(options);
  const TemplateSet forms = forms_of(options);
  const FormTemplate* form = forms.newest(options.form);
  if (form == nullptr) throw Failure("E-INPUT-VALUE", "unknown form " + options.form);
  if (!date_from_iso(options.today).ok()) throw Failure("E-INPUT-VALUE", "--today is no day");
  std::filesystem::create_directories(options.out);
  for (int i = 0; i < options.count; ++i) {
    const std::uint64_t seed = options.seed + static_cast<std::uint64_t>(i);
    const MadePage page = make_one(options, set, *form, seed);
    const std::string name = fmt::format("{}_{}_{:06}", options.form, options.level, seed);
    const std::filesystem::path file = options.out / (name + "." + options.format);
    const Side side{page.scan.image, page.scan.dpi};
    write_pages(file, std::span(&side, 1));
    const std::string truth = truth_json(page, file.filename().string());
    real_file_system().write_durably(options.out / (name + ".json"),
                                     {reinterpret_cast<const std::uint8_t*>(truth.data()), truth.size()});
    std::cout << file.string() << "\n";
  }
  return 0;
}

}  // namespace
}  // namespace uketsuke::page_maker

int main(int argc, char** argv) {
  using namespace uketsuke::page_maker;
  CLI::App app{"Makes filled forms as scanners deliver them, each with its truth beside it."};
  Options options;
  declare(app, options);
  CLI::App* demo = app.add_subcommand("demo-batch", "Writes the demo's batch into --out instead");
  demo->fallthrough();
  demo->add_option("--attachments", options.attachments, "Attached certificates, for the header's count")
      ->check(CLI::Range(0, 1000));
  CLI::App* office = app.add_subcommand("office", "Writes a mixed day of an office into --out instead");
  office->fallthrough();
  office->add_option("--cases", options.cases, "Applications")->check(CLI::Range(1, 100000))->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    if (office->parsed()) return make_office_day(options);
    return demo->parsed() ? make_demo_batch(options) : make_forms(options);
  } catch (const uketsuke::Failure& failure) {
    std::cerr << failure.code() << ": " << failure.what() << "\n";
    return 1;
  }
}
