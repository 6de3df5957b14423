#include "pipeline/office/review.h"

#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/commands/office_cli.h"
#include "pipeline/report/office_json.h"

namespace uketsuke::app {
namespace {

struct ReviewCli : OfficeCli {
  pipeline::FieldAnswer answer;
};

void print_item(const pipeline::ReviewItemView& view, bool json) {
  if (json) {
    fmt::print("{}\n", pipeline::review_item_json(view));
    return;
  }
  fmt::print("{}\t{}\t{} {} {}\n  read: {} {}\n  {}\n", view.item.id.value, view.receipt_number, view.document_label,
             view.row_label, view.value.info.label,
             view.value.reading ? to_string(view.value.reading->reading.state) : "-",
             view.clear_value.empty() && view.value.reading ? view.value.reading->reading.value : view.clear_value,
             view.ask_sentence);
}

int list(const ReviewCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    ledger::Window window;
    window.limit = 500;
    do {
      const auto part = pipeline::waiting_items(session.office(), actor, window);
      for (const auto& view : part.items) print_item(view, o.json);
      window.cursor = part.next_cursor;
    } while (!window.cursor.empty());
  });
}

int show(const ReviewCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    print_item(pipeline::claim_item(session.office(), actor, ReviewItemId(o.id)), o.json);
  });
}

int decide(const ReviewCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    const auto view = pipeline::claim_item(session.office(), actor, ReviewItemId(o.id));
    const auto result = pipeline::answer_item(session.office(), actor, view.item.id, view.item.version, o.answer);
    if (o.json) {
      fmt::print("{}\n", pipeline::answer_json(view.item.id, result));
      return;
    }
    fmt::print("{}\t{}\n", result.state, result.value);
    for (const auto& finding : result.findings) fmt::print("  {}\n", finding.message);
  });
}

}  // namespace

void add_review(CommandLine& line) {
  auto& o = line.keep<ReviewCli>();
  Command review = line.command("review", "The review queue");
  Command one = review.subcommand("list", "Waiting items");
  o.declare(one);
  one.action([&o] { return list(o); });
  Command two = review.subcommand("show", "One item, leased to you");
  o.declare(two);
  two.word("ITEM", o.id, "id of the item");
  two.action([&o] { return show(o); });
  Command three = review.subcommand("decide", "Decide an item");
  o.declare(three);
  three.word("ITEM", o.id, "id of the item");
  three.word("ACTION", o.answer.action, "confirm, type, blank, struck_out, unreadable or postpone");
  three.word("VALUE", o.answer.value, "value, for type", false);
  three.option("--reason", o.answer.reason, "reason, for postpone");
  three.option("--override", o.answer.override_reason, "why a value stands that a rule refuses (senior)");
  three.action([&o] { return decide(o); });
}

}  // namespace uketsuke::app
