#include "tools/page_maker/documents/demo_documents.h"

#include <fmt/format.h>

#include "core/os/files.h"
#include "tools/page_maker/documents/documents.h"
#include "tools/page_maker/out/page_file.h"
#include "tools/page_maker/out/truth.h"
#include "tools/page_maker/samples/demo_batch.h"

namespace uketsuke::page_maker {

int write_demo_documents(const GlyphSet& set, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const auto cases = demo_cases(set);
  int applicant = 0;
  for (const DemoCase& demo : cases) {
    ++applicant;
    int number = applicant * 20;
    for (DocumentOrder order : attachments_of(demo.papers)) {
      order.seed = static_cast<std::uint64_t>(3100 + number);
      order.level = "office";
      order.damage = damage_of(order.level, Random(order.seed).fork("damage"));
      order.damage.dpi_x = order.damage.dpi_y = 200;
      order.damage.mode = ScanMode::Grey;
      order.damage.jpeg_quality = 0;
      for (const MadePage& page : make_document(demo.papers, plus_days(demo.papers.submitted_on, -9), order)) {
        const std::string name = fmt::format("{:03}_{}_{}.jpg", ++number, order.kind, applicant);
        const Side side{page.scan.image, page.scan.dpi};
        write_pages(folder / name, std::span(&side, 1));
        const std::string truth = truth_json(page, name);
        real_file_system().write_durably((folder / name).replace_extension(".json"),
                                         {reinterpret_cast<const std::uint8_t*>(truth.data()), truth.size()});
      }
    }
  }
  return 0;
}

}  // namespace uketsuke::page_maker
