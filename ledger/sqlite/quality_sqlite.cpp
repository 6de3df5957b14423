#include "ledger/sqlite/quality_sqlite.h"

#include "core/errors/failure.h"
#include "core/errors/require.h"

namespace uketsuke::ledger {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, kind, document, field, row, field_class, document_kind, policy, confidence, item, follows, drawn_at, "
    "verdict FROM quality_state WHERE ";
constexpr std::string_view kSettled = "verdict IN ('agreed', 'reading_wrong', 'person_wrong')";

template <class Word>
Word word_from(std::string_view text, std::initializer_list<Word> words) {
  for (const Word word : words)
    if (to_string(word) == text) return word;
  throw Failure("E-LEDGER-CORRUPT", "quality");
}

SampleKind kind_from(std::string_view text) { return word_from(text, {SampleKind::Accepted, SampleKind::Known}); }

SampleVerdict verdict_from(std::string_view text) {
  using enum SampleVerdict;
  return word_from(text, {Open, Agreed, Differs, ReadingWrong, PersonWrong, Void});
}

StoredSample sample_of(const Query& q) {
  StoredSample s;
  s.id = q.text(0);
  s.facts.kind = kind_from(q.text(1));
  s.facts.field = {DocumentId(q.text(2)), q.text(3), q.number(4)};
  s.facts.field_class = q.text(5);
  s.facts.document_kind = q.text(6);
  s.facts.policy = q.text(7);
  s.facts.confidence = q.real(8);
  s.facts.item = ReviewItemId(q.text(9));
  s.facts.after = q.text(10);
  s.drawn_at = q.instant(11);
  s.verdict = verdict_from(q.text(12));
  return s;
}

// Who answered and who settled: the persons of the events since the sample was last opened.
void add_persons(const Context& context, StoredSample& s) {
  Query q = context.db.query("SELECT what, actor FROM quality_event WHERE sample=? ORDER BY id", {s.id});
  while (q.next()) {
    const SampleVerdict what = verdict_from(q.text(0));
    const bool answer = what == SampleVerdict::Agreed || what == SampleVerdict::Differs;
    const bool settled = what == SampleVerdict::ReadingWrong || what == SampleVerdict::PersonWrong;
    if (!settled) s.answered_by = answer ? q.text(1) : std::string();
    s.settled_by = settled ? q.text(1) : std::string();
  }
}

}  // namespace

std::string_view to_string(SampleKind kind) { return kind == SampleKind::Accepted ? "accepted" : "known"; }

std::string_view to_string(SampleVerdict verdict) {
  switch (verdict) {
    case SampleVerdict::Open: return "open";
    case SampleVerdict::Agreed: return "agreed";
    case SampleVerdict::Differs: return "differs";
    case SampleVerdict::ReadingWrong: return "reading_wrong";
    case SampleVerdict::PersonWrong: return "person_wrong";
    case SampleVerdict::Void: return "void";
  }
  return {};
}

bool SqliteQuality::drawn(std::string_view ticket, int per_mille) {
  const Bytes digest = context_.blind("quality", ticket);
  std::uint64_t number = 0;
  for (int i = 0; i < 8; ++i) number = number << 8 | digest[static_cast<std::size_t>(i)];
  return static_cast<int>(number % 1000) < per_mille;
}

std::string SqliteQuality::add(const NewSample& s) {
  return context_.writing<std::string>([&] {
    const std::string id = fresh_id();
    context_.db.run(
        "INSERT INTO quality_sample(id, kind, document, field, row, field_class, document_kind, policy, confidence, "
        "item, "
        "follows, drawn_at) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
        {id, to_string(s.kind), s.field.document.value, s.field.field, s.field.row, s.field_class, s.document_kind,
         s.policy, s.confidence, s.item.value, s.after, context_.now()});
    audit_.append("quality.drawn", id, "system", {});
    return id;
  });
}

void SqliteQuality::append(const std::string& sample, SampleVerdict verdict, const std::string& actor,
                           std::optional<std::int64_t> decision) {
  const std::string word(to_string(verdict));
  const std::int64_t sequence = audit_.append("quality." + word, sample, actor, {});
  context_.db.run("INSERT INTO quality_event(sample, at, what, actor, decision, sequence) VALUES(?,?,?,?,?,?)",
                  {sample, context_.now(), word, actor, decision, sequence});
}

void SqliteQuality::answer(const std::string& sample, const std::string& actor, std::int64_t decision, bool agrees) {
  context_.write([&] {
    if (get(sample).verdict != SampleVerdict::Open) throw Failure("E-CONFLICT", "sample");
    append(sample, agrees ? SampleVerdict::Agreed : SampleVerdict::Differs, actor, decision);
  });
}

void SqliteQuality::settle(const std::string& sample, const std::string& actor, std::int64_t decision,
                           SampleVerdict verdict) {
  UKETSUKE_REQUIRE(verdict == SampleVerdict::ReadingWrong || verdict == SampleVerdict::PersonWrong);
  context_.write([&] {
    const StoredSample now = get(sample);
    if (now.verdict != SampleVerdict::Differs && now.verdict != SampleVerdict::Agreed)
      throw Failure("E-CONFLICT", "sample");
    if (now.answered_by == actor) throw Failure("E-AUTH-DENIED", "another person must decide");
    append(sample, verdict, actor, decision);
  });
}

void SqliteQuality::reopen(const std::string& sample, const std::string& actor) {
  context_.write([&] {
    const StoredSample now = get(sample);
    if (!now.settled_by.empty() && now.settled_by == actor) {
      std::string first;
      {
        Query q = context_.db.query(
            "SELECT what FROM quality_event WHERE sample=? AND what IN ('agreed', 'differs') ORDER BY id DESC LIMIT 1",
            {sample});
        if (q.next()) first = q.text(0);
      }
      append(sample, verdict_from(first), now.answered_by, {});
    } else if (now.answered_by == actor) {
      append(sample, SampleVerdict::Open, actor, {});
    }
  });
}

void SqliteQuality::drop(const std::string& sample) {
  context_.write([&] { append(sample, SampleVerdict::Void, "system", {}); });
}

std::vector<StoredSample> SqliteQuality::where(const std::string& condition, std::span<const Bind> binds) const {
  return context_.reading<std::vector<StoredSample>>([&] {
    std::vector<StoredSample> out;
    {
      Query q = context_.db.query(std::string(kColumns) + condition, binds);
      while (q.next()) out.push_back(sample_of(q));
    }
    for (StoredSample& s : out) add_persons(context_, s);
    return out;
  });
}

StoredSample SqliteQuality::get(const std::string& id) const {
  const Bind binds[] = {id};
  const auto found = where("id=?", binds);
  if (found.empty()) throw Failure("E-LEDGER-NOTFOUND", "sample");
  return found.front();
}

std::optional<StoredSample> SqliteQuality::latest(const FieldRef& f) {
  const Bind binds[] = {f.document.value, f.field, f.row};
  const auto found = where("document=? AND field=? AND row=? ORDER BY verdict='void', seq DESC LIMIT 1", binds);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<StoredSample> SqliteQuality::open_in(const DocumentId& document) {
  const Bind binds[] = {document.value};
  return where("document=? AND verdict IN ('open', 'differs') ORDER BY seq", binds);
}

std::vector<StoredSample> SqliteQuality::settled(std::size_t from, int most) {
  const Bind binds[] = {bounded(most), static_cast<std::uint64_t>(from)};
  return where(std::string(kSettled) + " AND kind='accepted' ORDER BY seq LIMIT ? OFFSET ?", binds);
}

std::vector<SampleFigures> SqliteQuality::figures(Instant since) {
  return context_.reading<std::vector<SampleFigures>>([&] {
    std::vector<SampleFigures> out;
    Query q = context_.db.query(
        "SELECT field_class, kind, verdict, count(*) FROM quality_state WHERE drawn_at>=?"
        " GROUP BY field_class, kind, verdict ORDER BY field_class, kind",
        {since});
    while (q.next()) {
      const SampleKind kind = kind_from(q.text(1));
      if (out.empty() || out.back().field_class != q.text(0) || out.back().kind != kind) {
        out.emplace_back();
        out.back().field_class = q.text(0);
        out.back().kind = kind;
      }
      SampleFigures& f = out.back();
      switch (verdict_from(q.text(2))) {
        case SampleVerdict::Open: f.open = q.number(3); break;
        case SampleVerdict::Agreed: f.agreed = q.number(3); break;
        case SampleVerdict::Differs: f.differs = q.number(3); break;
        case SampleVerdict::ReadingWrong: f.reading_wrong = q.number(3); break;
        case SampleVerdict::PersonWrong: f.person_wrong = q.number(3); break;
        case SampleVerdict::Void: f.cancelled = q.number(3); break;
      }
    }
    return out;
  });
}

}  // namespace uketsuke::ledger
