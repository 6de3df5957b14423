#include "tools/page_maker/office/write_day.h"

#include <set>

#include <fmt/format.h>

#include "core/os/files.h"
#include "tools/page_maker/office/register_file.h"
#include "tools/page_maker/office/scan_paper.h"
#include "tools/page_maker/out/page_file.h"
#include "tools/page_maker/out/truth.h"
#include "tools/page_maker/samples/steering_sheets.h"

namespace uketsuke::page_maker {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFileBytes = std::size_t{64} << 20;

void write_text(const fs::path& file, const std::string& text) {
  real_file_system().write_durably(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::string status_of(const OfficePaper& paper, bool blank) {
  if (blank) return "blank";
  const bool known = (paper.kind == PaperKind::Form && !paper.codes_torn) || paper.kind == PaperKind::Certificate;
  return known ? "read" : "unidentified";
}

std::string name_of(const OfficeFile& file) {
  if (file.papers.size() > 1) return "application";
  const OfficePaper& paper = file.papers.front();
  return paper.kind == PaperKind::Certificate ? paper.certificate : std::string(to_string(paper.kind));
}

// Writes one batch into its folder.
class BatchWriter {
 public:
  BatchWriter(const GlyphSet& set, const TemplateSet& forms, const OfficeDay& day, const fs::path& folder,
              const OfficeBatch& batch)
      : set_(set), forms_(forms), day_(day), folder_(folder), batch_(batch) {
    out_.name = batch.name;
  }

  WrittenBatch run() {
    fs::create_directories(folder_ / batch_.name);
    fs::create_directories(folder_ / "truth" / batch_.name);
    out_.files.push_back({next_name("header", "tif"), false, {steering("header", "header")}});
    bool first = true;
    for (const OfficeStack& stack : batch_.stacks) {
      if (!first) write_separator();
      first = false;
      write_stack(stack);
    }
    write_header();
    return std::move(out_);
  }

 private:
  std::string next_name(const std::string& what, const std::string& ending) {
    return fmt::format("{:03}_{}.{}", ++files_, what, ending);
  }
  static WrittenSide steering(const std::string& what, const std::string& status) {
    WrittenSide side;
    side.what = what;
    side.status = status;
    return side;
  }
  std::uint64_t seed_for(const char* what) const {
    return Random(day_.seed).fork(fmt::format("{} {} {}", what, batch_.name, files_)).next();
  }
  fs::path path_of(const std::string& name) const { return folder_ / batch_.name / name; }

  void write_header() {
    const Side side = scan_header_sheet(
        {fmt::format("OFFICE-{}-{}", day_.seed, batch_.name), out_.header_sheets, to_iso(day_.received_on),
         fmt::format("H{}", day_.seed)},
        seed_for("header"));
    write_pages(path_of(out_.files.front().name), std::span(&side, 1));
  }

  void write_separator() {
    const std::string name = next_name("separator", "tif");
    const Side side = scan_separator_sheet({fmt::format("{}.{}", batch_.name, files_)}, seed_for("separator"));
    write_pages(path_of(name), std::span(&side, 1));
    out_.files.push_back({name, false, {steering("separator", "separator")}});
  }

  void write_stack(const OfficeStack& stack) {
    if (stack.slip_of_case >= 0) {
      WrittenSide slip = steering("slip", "header");
      slip.of_case = stack.slip_of_case;
      out_.files.push_back({next_name("slip", "pdf"), true, {slip}});
    }
    for (const OfficeFile& file : stack.files) {
      const std::size_t at = out_.files.size();
      write_file(file, stack);
      if (file.same_bytes_again) send_again(out_.files[at]);
    }
  }

  // A paper that lies there twice was counted once by hand.
  void write_file(const OfficeFile& file, const OfficeStack& stack) {
    WrittenFile written;
    written.name = next_name(name_of(file), file.ending);
    std::vector<Side> images;
    int sheet = 0;
    for (const OfficePaper& paper : file.papers) {
      const bool again = seen_twice(paper);
      const OfficeCase* one = paper.of_case < 0 ? nullptr : &day_.cases[static_cast<std::size_t>(paper.of_case)];
      const Household& home = one == nullptr ? *stack.sender : one->home;
      int sheets = 0;
      for (const ScannedSide& side : scan_paper(set_, forms_, paper, home, one == nullptr ? "" : one->procedure)) {
        sheets = side.sheet;
        images.push_back({side.page.scan.image, side.page.scan.dpi});
        written.sides.push_back(side_of(paper, side, sheet + side.sheet, again));
        keep_fields(written, side.page);
      }
      sheet += sheets;
      out_.scanned_sheets += sheets;
      if (!again) out_.header_sheets += sheets;
    }
    write_pages(path_of(written.name), images);
    out_.files.push_back(std::move(written));
  }

  bool seen_twice(const OfficePaper& paper) { return !seen_.insert({paper.of_case, paper.seed}).second; }

  static WrittenSide side_of(const OfficePaper& paper, const ScannedSide& scanned, int sheet, bool again) {
    WrittenSide side;
    side.sheet = sheet;
    side.what = scanned.blank ? "blank" : std::string(to_string(paper.kind));
    side.status = status_of(paper, scanned.blank);
    side.level = paper.level;
    side.turn_deg = paper.turn_deg;
    side.of_case = paper.of_case;
    side.attaches = scanned.blank ? Attaches::Nobody : paper.attaches;
    side.again = again;
    if (!scanned.page.fields.empty()) side.document = scanned.page.kind;
    return side;
  }

  void keep_fields(WrittenFile& written, const MadePage& page) {
    if (page.fields.empty()) return;
    const std::string name = fmt::format("truth/{}/{}_{}.json", batch_.name, fs::path(written.name).stem().string(),
                                         written.sides.size());
    write_text(folder_ / name, truth_json(page, written.name));
    written.sides.back().fields = name;
  }

  // The same bytes a second time, as when a mail is sent twice.
  void send_again(const WrittenFile& first) {
    WrittenFile again = first;
    again.name = next_name("again", fs::path(first.name).extension().string().substr(1));
    real_file_system().write_durably(path_of(again.name), read_file(path_of(first.name), kMostFileBytes));
    for (WrittenSide& side : again.sides) {
      side.status = "duplicate";
      side.attaches = Attaches::Nobody;
      side.again = true;
    }
    out_.scanned_sheets += again.sides.back().sheet;
    out_.files.push_back(std::move(again));
  }

  const GlyphSet& set_;
  const TemplateSet& forms_;
  const OfficeDay& day_;
  const fs::path& folder_;
  const OfficeBatch& batch_;
  WrittenBatch out_;
  std::set<std::pair<int, std::uint64_t>> seen_;
  int files_ = 0;
};

}  // namespace

void write_office_day(const GlyphSet& set, const TemplateSet& forms, const OfficeDay& day, const fs::path& folder) {
  fs::create_directories(folder);
  write_text(folder / "register.csv", register_csv(day));
  write_text(folder / "register.toml", register_mapping());
  std::vector<WrittenBatch> batches;
  for (const OfficeBatch& batch : day.batches) batches.push_back(BatchWriter(set, forms, day, folder, batch).run());
  write_text(folder / "truth.json", office_truth_json(day, batches));
}

}  // namespace uketsuke::page_maker
