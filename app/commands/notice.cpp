#include <filesystem>

#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/commands/office_cli.h"
#include "app/data/output.h"
#include "core/errors/failure.h"
#include "pipeline/office/notices.h"
#include "pipeline/report/office_json.h"

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
    const auto notices = pipeline::list_notices(session.office(), actor, filter, window).items;
    if (notices.empty()) throw Failure("E-CASE-STATE", "通知書はまだありません");
    std::filesystem::create_directories(o.folder);
    for (const auto& notice : notices) {
      // Its PDF is not made yet: the worker will, and nothing half made is written.
      if (notice.pages == 0) throw Failure("E-CASE-STATE", "通知書を作成中です");
      const auto path = std::filesystem::path(o.folder) /
                        fmt::format("{}_{}.pdf", notice.facts.notice.kind, notice.facts.notice.id.value);
      write_output(path.string(), pipeline::notice_pdf(session.office(), actor, notice.facts.notice.id));
      if (o.json)
        fmt::print("{}\n", pipeline::notice_json(notice, path.string()));
      else
        fmt::print("{}\t{}\n", notice.facts.notice.document_number, path.string());
    }
  });
}

using Step = std::function<ledger::StoredNotice(Session&, const pipeline::Actor&, const NoticeId&)>;

void add_step(Command& notice, const char* name, const char* help, NoticeCli& o, const Step& step) {
  Command sub = notice.subcommand(name, help);
  o.declare(sub);
  sub.word("NOTICE", o.id, "id").option("--reason", o.reason, "why", true);
  sub.action([&o, step] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      const ledger::StoredNotice done = step(session, actor, NoticeId(o.id));
      if (o.json)
        fmt::print("{}\n", pipeline::notice_json(done, {}));
      else
        fmt::print("{}\t{}\n", done.facts.notice.document_number, ledger::to_string(done.facts.state));
    });
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
  add_step(notice, "pull", "引抜き of a notice that is in no mailing", o,
           [&o](Session& s, const pipeline::Actor& a, const NoticeId& id) {
             const int version = pipeline::notice(s.office(), a, id).version;
             return pipeline::pull_notice(s.office(), a, id, version, o.reason);
           });
  add_step(notice, "not-needed", "送付不要: a pulled notice need not be sent after all", o,
           [&o](Session& s, const pipeline::Actor& a, const NoticeId& id) {
             return pipeline::decide_not_needed(s.office(), a, id, o.reason);
           });
}

}  // namespace uketsuke::app
