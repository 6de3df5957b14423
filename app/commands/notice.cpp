#include <fmt/format.h>

#include <filesystem>

#include "app/commands/commands.h"
#include "app/commands/office_cli.h"
#include "app/data/output.h"
#include "pipeline/office/notices.h"

namespace uketsuke::app {
namespace {

struct NoticeCli : OfficeCli {
  std::string folder = ".";
};

// Writes the PDFs of a case's notices into a folder.
int render(const NoticeCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    const auto known = session.store().cases().by_number(o.id);
    ledger::NoticeFilter filter;
    filter.by_case = known ? known->file.id : CaseId(o.id);
    ledger::Window window;
    window.limit = 500;
    std::filesystem::create_directories(o.folder);
    for (const auto& notice : pipeline::list_notices(session.office(), actor, filter, window).items) {
      const auto path = std::filesystem::path(o.folder) /
                        fmt::format("{}_{}.pdf", notice.facts.notice.kind, notice.facts.notice.id.value);
      write_output(path.string(), pipeline::notice_pdf(session.office(), actor, notice.facts.notice.id));
      fmt::print("{}\t{}\n", notice.facts.notice.document_number, path.string());
    }
  });
}

}  // namespace

void add_notice(CommandLine& line) {
  auto& o = line.keep<NoticeCli>();
  Command notice = line.command("notice", "Notices");
  Command command = notice.subcommand("render", "Write the PDFs of an approved case");
  o.declare(command);
  command.word("CASE", o.id, "受付番号 or id").option("-o,--output", o.folder, "folder to write into");
  command.action([&o] { return render(o); });
}

}  // namespace uketsuke::app
