#include <filesystem>

#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/commands/office_cli.h"
#include "app/data/output.h"
#include "core/errors/failure.h"
#include "pipeline/office/notices.h"
#include "pipeline/report/mailing_json.h"

namespace uketsuke::app {
namespace {

struct MailingCli : OfficeCli {
  std::string notice;
  std::vector<std::string> notices;
  std::string folder = ".";
  std::string second;
};

// People name a mailing by its 発送番号; the id is taken as well.
ledger::StoredMailing mailing_of(Session& session, const pipeline::Actor& actor, const std::string& name) {
  ledger::Window window;
  window.limit = 500;
  do {
    const auto part = pipeline::list_mailings(session.office(), actor, window);
    for (const ledger::StoredMailing& one : part.items)
      if (one.id.value == name || std::to_string(one.number) == name) return one;
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  throw Failure("E-LEDGER-NOTFOUND", "mailing");
}

void print_left_out(Session& session, const std::map<pipeline::LeftOut, std::vector<pipeline::LeftLetter>>& left_out) {
  for (const auto& [why, letters] : left_out) {
    fmt::print("入らないもの\t{}\t{}\n", pipeline::reason_of(why), letters.size());
    if (!pipeline::needs_person(why)) continue;
    for (const pipeline::LeftLetter& letter : letters)
      fmt::print("  {}\t{}\t{}\t{}\n", letter.notice.value, pipeline::notice_label(session.office(), letter.kind),
                 letter.document_number, letter.detail);
    fmt::print("  {}\n", pipeline::what_to_do(why));
  }
}

void print_plan(Session& session, const pipeline::MailingPlan& plan, bool json) {
  if (json) {
    fmt::print("{}\n", pipeline::mailing_plan_json(session.office(), plan));
    return;
  }
  const pipeline::MailingTable& table = session.context().mailing;
  for (const pipeline::PlannedPiece& piece : plan.pieces)
    fmt::print("{}\t{}\t{}\t{}通\t{}枚\n", pipeline::to_japanese(piece.addressee.role),
               table.envelope(piece.envelope).label, table.mail_class(piece.mail_class).label, piece.items.size(),
               piece.sheets);
  for (const pipeline::EmployerPair& pair : plan.employers)
    fmt::print("事業主の名寄せ\t{}\n  {}\t{}\t{}\n  {}\t{}\t{}\n", pipeline::to_string(pair.state), pair.first.key,
               pair.first.addressee.name, pair.first.addressee.address, pair.second.key, pair.second.addressee.name,
               pair.second.addressee.address);
  print_left_out(session, plan.left_out);
}

void print_summary(const ledger::StoredMailing& mailing, bool json) {
  if (json)
    fmt::print("{}\n", pipeline::mailing_summary_json(mailing));
  else
    fmt::print("{}\t{}\t発送物 {}\t引抜き {}\t{}枚\t{}\n", mailing.number, ledger::to_string(mailing.state),
               mailing.piece_count, mailing.pulled_count, mailing.pages / 2, to_iso(mailing.made_at));
}

void print_mailing(Session& session, const pipeline::MailingView& view, bool json) {
  if (json) {
    fmt::print("{}\n", pipeline::mailing_view_json(session.office(), view));
    return;
  }
  print_summary(view.mailing, false);
  for (const pipeline::PieceView& piece : view.pieces) {
    const ledger::MailingPiece& it = piece.piece;
    fmt::print("  {}\t{} {}\t{}\t{}\t{}枚{}\n", it.number, piece.role, it.addressee.name, piece.envelope, piece.mail_class,
               it.sheets, it.pulled_at ? "\t引抜き" : "");
    for (const ledger::EnclosedNotice& one : it.notices)
      fmt::print("    {}\t{}\t{}\n", one.notice.value, pipeline::notice_label(session.office(), one.kind),
                 one.document_number);
  }
  print_left_out(session, view.left_out);
}

using Step = std::function<pipeline::MailingView(Session&, const pipeline::Actor&, const ledger::StoredMailing&)>;

Command add_step(Command& command, const char* name, const char* help, MailingCli& o, const Step& step) {
  Command sub = command.subcommand(name, help);
  o.declare(sub);
  sub.word("MAILING", o.id, "発送番号 or id");
  sub.action([&o, step] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      print_mailing(session, step(session, actor, mailing_of(session, actor, o.id)), o.json);
    });
  });
  return sub;
}

// A notice of the mailing, by 文書番号 or id.
NoticeId notice_in(Session& session, const pipeline::Actor& actor, const ledger::MailingId& id, const std::string& name) {
  for (const pipeline::PieceView& piece : pipeline::mailing_view(session.office(), actor, id).pieces)
    for (const ledger::EnclosedNotice& one : piece.piece.notices)
      if (one.notice.value == name || one.document_number == name) return one.notice;
  throw Failure("E-LEDGER-NOTFOUND", "notice in the mailing");
}

int write_files(const MailingCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    const ledger::StoredMailing mailing = mailing_of(session, actor, o.id);
    const pipeline::Office office = session.office();
    std::filesystem::create_directories(o.folder);
    const auto write = [&](const std::string& ending, const auto& bytes) {
      const auto path = std::filesystem::path(o.folder) / fmt::format("mailing_{}{}", mailing.number, ending);
      write_output(path.string(), Bytes(bytes.begin(), bytes.end()));
      if (o.json)
        fmt::print("{}\n", pipeline::mailing_file_json(path.string()));
      else
        fmt::print("{}\n", path.string());
    };
    write(".pdf", pipeline::mailing_print_file(office, actor, mailing.id));
    write("_manifest.csv", pipeline::mailing_manifest_csv(office, actor, mailing.id));
    write("_manifest.json", pipeline::mailing_manifest_json(office, actor, mailing.id));
  });
}

void add_employers(Command& command, MailingCli& o, const char* name, const char* help, bool same) {
  Command sub = command.subcommand(name, help);
  o.declare(sub);
  sub.word("FIRST", o.id, "key of the first employer, as plan tells it").word("SECOND", o.second, "key of the second");
  sub.action([&o, same] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      print_plan(session, pipeline::decide_employers(session.office(), actor, {o.id, o.second, same}), o.json);
    });
  });
}

void add_looks(Command& command, MailingCli& o) {
  Command plan = command.subcommand("plan", "What a mailing made now would hold, and what stays and why");
  o.declare(plan);
  plan.action([&o] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      print_plan(session, pipeline::mailing_plan(session.office(), actor), o.json);
    });
  });
  Command list = command.subcommand("list", "All mailings, newest first");
  o.declare(list);
  list.action([&o] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      ledger::Window window;
      window.limit = 500;
      do {
        const auto part = pipeline::list_mailings(session.office(), actor, window);
        for (const ledger::StoredMailing& one : part.items) print_summary(one, o.json);
        window.cursor = part.next_cursor;
      } while (!window.cursor.empty());
    });
  });
  add_step(command, "show", "A mailing with its pieces", o,
           [](Session& s, const pipeline::Actor& a, const ledger::StoredMailing& mailing) {
             return pipeline::mailing_view(s.office(), a, mailing.id);
           });
  Command files = command.subcommand("write", "Write print file and manifests into a folder");
  o.declare(files);
  files.word("MAILING", o.id, "発送番号 or id").option("-o,--output", o.folder, "folder to write into");
  files.action([&o] { return write_files(o); });
}

}  // namespace

void add_mailing(CommandLine& line) {
  auto& o = line.keep<MailingCli>();
  Command command = line.command("mailing", "発送: notices gathered into pieces, printed and sent together");
  add_looks(command, o);
  Command make = command.subcommand("make", "Make a mailing of all that waits, or of some notices");
  o.declare(make);
  make.words("NOTICE", o.notices, "ids of notices (default: all that wait)", false);
  make.action([&o] {
    return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
      const std::vector<NoticeId> chosen(o.notices.begin(), o.notices.end());
      print_mailing(session, pipeline::make_mailing(session.office(), actor, chosen), o.json);
    });
  });
  add_step(command, "release", "発送済: everything in it has left", o,
           [](Session& s, const pipeline::Actor& a, const ledger::StoredMailing& mailing) {
             return pipeline::release_mailing(s.office(), a, mailing.id, mailing.version);
           });
  add_step(command, "pull", "引抜き of a notice with its whole piece", o,
           [&o](Session& s, const pipeline::Actor& a, const ledger::StoredMailing& mailing) {
             return pipeline::pull_from_mailing(s.office(), a, mailing.id, notice_in(s, a, mailing.id, o.notice),
                                                mailing.version, o.reason);
           })
      .word("NOTICE", o.notice, "文書番号 or id")
      .option("--reason", o.reason, "why", true);
  add_step(command, "cancel", "Take a mailing back that has not left", o,
           [&o](Session& s, const pipeline::Actor& a, const ledger::StoredMailing& mailing) {
             return pipeline::cancel_mailing(s.office(), a, mailing.id, mailing.version, o.reason);
           })
      .option("--reason", o.reason, "why", true);
  add_employers(command, o, "join", "名寄せ: two employers are one and share a packet", true);
  add_employers(command, o, "part", "名寄せ: two employers are not one", false);
}

}  // namespace uketsuke::app
