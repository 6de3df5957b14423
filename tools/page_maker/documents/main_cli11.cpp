#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/assets.h"
#include "core/errors/failure.h"
#include "core/os/files.h"
#include "tools/page_maker/documents/demo_documents.h"
#include "tools/page_maker/documents/documents.h"
#include "tools/page_maker/out/page_file.h"
#include "tools/page_maker/out/truth.h"

namespace uketsuke::page_maker {
namespace {

struct Options {
  std::string kind = "juminhyo";
  std::string level = "clean";
  std::string mode;
  std::filesystem::path out = ".";
  std::uint64_t seed = 1;
  int count = 1;
  double dpi = 0;
  int layout = -1;
  bool demo = false;
};

/// The person a certificate of this kind can be about: someone who earns, a student; else the member.
std::size_t person_for(const std::string& kind, const Household& home) {
  if (kind != "zaigaku_shomeisho") return 0;
  for (std::size_t i = 0; i < home.family.size(); ++i)
    if (home.family[i].student) return i + 1;
  return 0;
}

Household household_for(const GlyphSet& set, const Options& options, std::uint64_t seed) {
  const Date today = date_from_iso("2026-11-20");
  for (std::uint64_t step = 0;; ++step) {
    Household home = invent_household(set, today, Random(seed * 1000 + step).fork("household"));
    const bool fits = options.kind == "zaigaku_shomeisho"    ? person_for(options.kind, home) > 0
                      : options.kind == "soshitsu_shomeisho" ? !home.previous_insurer_number.empty()
                                                             : true;
    if (fits || step > 200) return home;
  }
}

int make(const Options& options) {
  const GlyphSet set = GlyphSet::load(Assets::locate().samples / "glyphs");
  std::filesystem::create_directories(options.out);
  if (options.demo) return write_demo_documents(set, options.out);
  for (int i = 0; i < options.count; ++i) {
    const std::uint64_t seed = options.seed + static_cast<std::uint64_t>(i);
    const Household home = household_for(set, options, seed);
    DocumentOrder order;
    order.kind = options.kind;
    order.person = person_for(options.kind, home);
    order.seed = seed;
    order.level = options.level;
    order.layout = options.layout;
    order.damage = damage_of(options.level, Random(seed).fork("damage"));
    if (options.dpi > 0) order.damage.dpi_x = order.damage.dpi_y = options.dpi;
    if (!options.mode.empty()) order.damage.mode = scan_mode_from(options.mode);
    int sheet = 0;
    for (const MadePage& page :
         make_document(home, plus_days(date_from_iso("2026-11-20"), -static_cast<int>(seed % 40)), order)) {
      const std::string name = fmt::format("{}_{}_{:05}_{}", options.kind, options.level, seed, ++sheet);
      const Side side{page.scan.image, page.scan.dpi};
      write_pages(options.out / (name + ".png"), std::span(&side, 1));
      const std::string truth = truth_json(page, name + ".png");
      real_file_system().write_durably(options.out / (name + ".json"),
                                       {reinterpret_cast<const std::uint8_t*>(truth.data()), truth.size()});
      std::cout << (options.out / (name + ".png")).string() << "\n";
    }
  }
  return 0;
}

}  // namespace
}  // namespace uketsuke::page_maker

int main(int argc, char** argv) {
  using namespace uketsuke::page_maker;
  CLI::App app{
      "Makes certificates (住民票, 課税証明書, 在学証明書, 資格喪失証明書) as scanners deliver them, each with its "
      "truth."};
  Options options;
  app.add_option("--kind", options.kind, "juminhyo, kazei_shomeisho, zaigaku_shomeisho, soshitsu_shomeisho")
      ->capture_default_str();
  app.add_option("--level", options.level, "Damage: clean, office, copy, fax, hard")->capture_default_str();
  app.add_option("--mode", options.mode, "colour, grey or bilevel (default: the level's)");
  app.add_option("--out", options.out, "Folder")->capture_default_str();
  app.add_option("--seed", options.seed, "First seed")->capture_default_str();
  app.add_option("--count", options.count, "Certificates")->check(CLI::Range(1, 100000))->capture_default_str();
  app.add_option("--dpi", options.dpi, "Resolution (default: the level's)");
  app.add_option("--layout", options.layout, "-1 the usual layouts by chance, 0 to 2 other offices")
      ->check(CLI::Range(-1, 2))
      ->capture_default_str();
  app.add_flag("--demo", options.demo, "The attachments of the demo batch, numbered behind their forms");
  CLI11_PARSE(app, argc, argv);
  try {
    return make(options);
  } catch (const uketsuke::Failure& failure) {
    std::cerr << failure.code() << ": " << failure.what() << "\n";
    return 1;
  }
}
