#include "ledger/sqlite/sides_sqlite.h"

#include "core/errors/failure.h"
#include "core/limits.h"
#include "ledger/codec/records.h"

namespace uketsuke::ledger {
namespace {

constexpr std::int64_t kSidesPerArrival = 10'000;  // > limits::kMaxPagesPerFile; see the schema
static_assert(limits::kMaxPagesPerFile < kSidesPerArrival);

constexpr std::string_view kColumns =
    "SELECT id, arrival, batch, file, number, status, code, form_id, form_version, form_hash, form_page, "
    "document_kind,"
    " case_token, sheet, width_px, height_px, fields, fields_accepted, fields_asked, fields_refused, "
    "recorded_at, sealed,"
    " settled_as, settled_by, settled_at, settled_sealed, replaced_file, replaced_number FROM side ";
constexpr std::string_view kOfFirst = "arrival=(SELECT id FROM arrival WHERE file=? AND first IS NULL) AND number=?";

std::string place_of(const PageId& page) { return "side|" + owner_of(page).id; }

void insert_side(Context& context, const std::string& arrival, int number, std::optional<std::string_view> status) {
  context.db.run(
      "INSERT INTO side(id, arrival, number, batch, file, status, sheet, recorded_at)"
      " SELECT a.seq*?1+?2, a.id, ?2, a.batch, a.file, ?3, CASE WHEN b.both_sides THEN (?2+1)/2 ELSE ?2 END, ?4"
      " FROM arrival a JOIN batch b ON b.id=a.batch WHERE a.id=?5",
      {kSidesPerArrival, number, status, context.now(), arrival});
}

SideOutcome outcome_of(const Context& context, const Query& q, const PageId& page) {
  SideOutcome o;
  o.status = side_status_from(q.text(5));
  o.code = q.text(6);
  if (!q.text(7).empty()) o.form = TemplateRef{q.text(7), q.text(8), q.text(9)};
  o.form_page = q.number(10);
  o.document_kind = q.text(11);
  o.case_token = q.text(12);
  o.sheet = q.number(13);
  o.width_px = q.number(14);
  o.height_px = q.number(15);
  o.fields = q.number(16);
  o.fields_accepted = q.number(17);
  o.fields_asked = q.number(18);
  o.fields_refused = q.number(19);
  o.details = context.open_or_empty(owner_of(page), place_of(page), q.bytes(21));
  return o;
}

Side side_of(const Context& context, const Query& q) {
  Side side;
  side.arrival = ArrivalId(q.text(1));
  side.batch = BatchId(q.text(2));
  side.page = {ScanFileId(q.text(3)), q.number(4)};
  if (!q.null(5)) side.outcome = outcome_of(context, q, side.page);
  side.recorded_at = q.instant(20);
  if (!q.null(22)) {
    Settlement s{q.text(22), q.text(23), {}, std::nullopt, q.instant(24)};
    s.reason = context.open_or_empty(owner_of(side.page), place_of(side.page) + "|settled", q.bytes(25));
    if (!q.null(26)) s.replaced_by = PageId{ScanFileId(q.text(26)), q.number(27)};
    side.settlement = s;
  }
  return side;
}

}  // namespace

void add_duplicate_sides(Context& context, const Arrival& arrival, int pages) {
  for (int number = 1; number <= pages; ++number) insert_side(context, arrival.id.value, number, "duplicate");
}

void SqliteSides::expect(const ScanFileId& file, int pages) {
  context_.write([&] {
    Query known = context_.db.query("SELECT page_count FROM original WHERE file=?", {file.value});
    if (!known.next()) throw Failure("E-LEDGER-NOTFOUND", "original");
    if (known.number(0) == pages) return;
    if (known.number(0) != 0 || pages < 1 || pages > limits::kMaxPagesPerFile)
      throw Failure("E-CONFLICT", "page count");
    context_.db.run("UPDATE original SET page_count=? WHERE file=?", {pages, file.value});
    context_.db.run("UPDATE arrival SET page_count=? WHERE file=?", {pages, file.value});
    std::vector<std::pair<std::string, bool>> arrivals;
    Query q = context_.db.query("SELECT id, first IS NULL FROM arrival WHERE file=? ORDER BY seq", {file.value});
    while (q.next()) arrivals.emplace_back(q.text(0), q.truth(1));
    for (const auto& [arrival, first] : arrivals)
      for (int number = 1; number <= pages; ++number)
        insert_side(context_, arrival, number, first ? std::nullopt : std::optional<std::string_view>("duplicate"));
  });
}

void SqliteSides::record(const PageId& page, const SideOutcome& o) {
  context_.write([&] {
    const auto before = get(page);
    if (!before) throw Failure("E-LEDGER-NOTFOUND", "side");
    if (before->outcome)
      context_.db.run("INSERT INTO side_history(side, recorded_at, sealed) SELECT id, recorded_at, ? FROM side WHERE " +
                          std::string(kOfFirst),
                      {context_.seal_text(owner_of(page), place_of(page), to_record(*before->outcome)), page.file.value,
                       page.number});
    const TemplateRef form = o.form.value_or(TemplateRef{});
    context_.db.run(
        "UPDATE side SET status=?, code=?, form_id=?, form_version=?, form_hash=?, form_page=?, "
        "document_kind=?, case_token=?,"
        " sheet=COALESCE(?, sheet), width_px=?, height_px=?, fields=?, fields_accepted=?, fields_asked=?, fields_refused=?, "
        "recorded_at=?,"
        " sealed=? WHERE " +
            std::string(kOfFirst),
        {to_string(o.status), o.code, form.id, form.version, form.hash, o.form_page, o.document_kind, o.case_token,
         o.sheet > 0 ? std::optional(o.sheet) : std::nullopt, o.width_px, o.height_px, o.fields, o.fields_accepted, o.fields_asked,
         o.fields_refused, context_.now(), context_.seal_text(owner_of(page), place_of(page), o.details),
         page.file.value, page.number});
    context_.db.run(
        "UPDATE arrival SET state='done' WHERE id=?1 AND state='waiting'"
        " AND NOT EXISTS(SELECT 1 FROM side WHERE arrival=?1 AND status IS NULL)",
        {before->arrival.value});
  });
}

std::optional<Side> SqliteSides::get(const PageId& page) {
  return context_.reading<std::optional<Side>>([&]() -> std::optional<Side> {
    Query q =
        context_.db.query(std::string(kColumns) + "WHERE " + std::string(kOfFirst), {page.file.value, page.number});
    return q.next() ? std::optional(side_of(context_, q)) : std::nullopt;
  });
}

std::vector<SideOutcome> SqliteSides::history(const PageId& page) {
  return context_.reading<std::vector<SideOutcome>>([&] {
    std::vector<SideOutcome> out;
    Query q = context_.db.query("SELECT sealed FROM side_history WHERE side=(SELECT id FROM side WHERE " +
                                    std::string(kOfFirst) + ") ORDER BY id",
                                {page.file.value, page.number});
    while (q.next()) out.push_back(side_outcome_from(context_.open_text(owner_of(page), place_of(page), q.bytes(0))));
    return out;
  });
}

Listed<Side> SqliteSides::listed(const std::string& condition, std::vector<Bind> binds, const Window& window) {
  return context_.reading<Listed<Side>>([&] {
    Listed<Side> out;
    const int limit = bounded(window.limit);
    binds.emplace_back(cursor_number(window.cursor).value_or(0));
    binds.emplace_back(limit);
    Query q = context_.db.query(std::string(kColumns) + "WHERE " + condition + " AND id>? ORDER BY id LIMIT ?", binds);
    std::int64_t last = 0;
    while (q.next()) {
      out.items.push_back(side_of(context_, q));
      last = q.whole(0);
    }
    if (static_cast<int>(out.items.size()) == limit) out.next_cursor = std::to_string(last);
    return out;
  });
}

Listed<Side> SqliteSides::of_batch(const BatchId& batch, const Window& window) {
  return listed("batch=?", {batch.value}, window);
}

std::vector<Side> SqliteSides::of_arrival(const ArrivalId& arrival) {
  return context_.reading<std::vector<Side>>([&] {
    std::vector<Side> out;
    Query q = context_.db.query(std::string(kColumns) + "WHERE arrival=? ORDER BY number", {arrival.value});
    while (q.next()) out.push_back(side_of(context_, q));
    return out;
  });
}

Listed<Side> SqliteSides::attention(std::optional<SideStatus> status, std::optional<BatchId> batch,
                                    const Window& window) {
  std::string condition = "settled_as IS NULL AND status IN ('rescan', 'unidentified', 'refused')";
  std::vector<Bind> binds;
  if (status) {
    condition += " AND status=?";
    binds.emplace_back(to_string(*status));
  }
  if (batch) {
    condition += " AND batch=?";
    binds.emplace_back(batch->value);
  }
  return listed(condition, std::move(binds), window);
}

void SqliteSides::settle(const PageId& page, const Settlement& s) {
  context_.write([&] {
    std::optional<std::string> file;
    std::optional<int> number;
    if (s.replaced_by) {
      file = s.replaced_by->file.value;
      number = s.replaced_by->number;
    }
    const int changed = context_.db.run(
        "UPDATE side SET settled_as=?, settled_by=?, settled_at=?, settled_sealed=?, replaced_file=?, "
        "replaced_number=? WHERE " +
            std::string(kOfFirst),
        {s.as, s.actor, context_.now(), context_.seal_text(owner_of(page), place_of(page) + "|settled", s.reason), file,
         number, page.file.value, page.number});
    if (changed == 0) throw Failure("E-LEDGER-NOTFOUND", "side");
  });
}

}  // namespace uketsuke::ledger
