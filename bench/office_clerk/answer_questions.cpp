#include <algorithm>

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "pipeline/office/documents.h"
#include "bench/office_clerk/people_at_work.h"

namespace uketsuke::office_day {
namespace {

pipeline::FieldAnswer answer_of(const std::string& state, const std::string& value) {
  pipeline::FieldAnswer out;
  out.action = state == "read" ? "type" : state;
  if (state == "read") out.value = value;
  out.seconds = 5;
  return out;
}

// Every made form is stamped; of a seal the paper's truth has no more to tell. What a certificate's truth leaves out is
// not printed there, or as 省略.
pipeline::FieldAnswer answer_without_truth(const TruthSide& truth, const FieldInfo& field) {
  if (truth.what == "form" && field.type == FieldType::Seal) return answer_of("read", "present");
  return answer_of("blank", "");
}

// A household's rows go on counting over the sides of its certificate; the truth of each side begins again at 1.
std::optional<pipeline::FieldAnswer> answer_on(const TruthSide& truth, const std::string& field, int row) {
  for (int of_side = row; of_side >= std::min(row, 1); --of_side)
    if (const auto found = truth.fields.find({field, of_side}); found != truth.fields.end())
      return answer_of(found->second.first, found->second.second);
  return std::nullopt;
}

// The truth writes names and addresses with other spaces and widths than the reader.
bool same_words(const std::string& a, const std::string& b) { return without_spaces(nfkc(a)) == without_spaces(nfkc(b)); }

Question question_of(const ledger::ReviewItem& item, const std::string& kind, const pipeline::FieldValue& value,
                     const pipeline::FieldAnswer& answer) {
  Question out{kind, item.ask.field.field, item.ask.ask_reason, {}, 0, false};
  if (!value.reading) return out;
  const FieldReading& reading = value.reading->reading;
  out.doubts = reading.doubts;
  out.confidence = reading.confidence;
  out.was_right = reading.state == ReadState::Read ? answer.action == "type" && same_words(reading.value, answer.value)
                                                   : answer.action == to_string(reading.state);
  return out;
}

class Answering {
 public:
  Answering(const pipeline::Office& office, const Staff& staff, const std::vector<KnownSide>& sides,
            WorkReport& report)
      : office_(office), staff_(staff), sides_(sides), report_(report) {}

  void run() {
    for (const KnownSide& known : sides_) key_document(known);
    while (answer_some() > 0) {
    }
  }

 private:
  void key_document(const KnownSide& known) {
    const auto document = document_of(office_.store, known.page);
    if (!document || document->state != ledger::DocumentState::Keying || document->document.kind == "unidentified")
      return;
    const DocumentId id = document->document.id;
    for (const pipeline::FieldView& field : pipeline::document_view(office_, staff_.reviewer, id).fields) {
      if (!field.keyable || field.value.decided()) continue;
      const auto answer = answer_on(*known.truth, field.value.ref.field, field.value.ref.row);
      const bool keyed = tried(report_.troubles, known.where, "key " + field.value.ref.field, [&] {
        pipeline::key_field(office_, staff_.reviewer, field.value.ref, office_.store.documents().get(id).version,
                            answer.value_or(answer_without_truth(*known.truth, field.value.info)));
      });
      report_.keyed += keyed ? 1 : 0;
    }
    tried(report_.troubles, known.where, "complete", [&] {
      pipeline::complete_document(office_, staff_.reviewer, id, office_.store.documents().get(id).version);
    });
  }

  const KnownSide* side_of(const PageId& page) const {
    const auto at = std::find_if(sides_.begin(), sides_.end(), [&](const KnownSide& s) { return s.page == page; });
    return at == sides_.end() ? nullptr : &*at;
  }

  // One round over the queue; what is answered may raise new questions.
  int answer_some() {
    ledger::ReviewFilter filter;
    filter.state = ledger::ReviewState::Waiting;
    ledger::Window window;
    window.limit = 500;
    std::vector<ledger::ReviewItem> waiting;
    do {
      const auto part = office_.store.review().list(filter, window);
      waiting.insert(waiting.end(), part.items.begin(), part.items.end());
      window.cursor = part.next_cursor;
    } while (!window.cursor.empty());
    int done = 0;
    for (const ledger::ReviewItem& item : waiting) done += answer(item) ? 1 : 0;
    return done;
  }

  // Certificates that no case holds are nobody's work, and of a case that has ended nothing is asked.
  bool is_work(const ledger::ReviewItem& item) const {
    const std::vector<CaseId> cases = office_.store.cases().of_document(item.ask.field.document);
    return std::any_of(cases.begin(), cases.end(), [&](const CaseId& id) {
      const CaseState state = office_.store.cases().get(id).file.state;
      return !is_settled(state) && state != CaseState::Withdrawn;
    });
  }

  bool answer(const ledger::ReviewItem& item) {
    // An answer elsewhere may have settled it meanwhile (傍証).
    if (office_.store.review().get(item.id).state != ledger::ReviewState::Waiting) return false;
    if (report_.given_up.contains(item.id.value) || !is_work(item)) return false;
    const KnownSide* known = side_of(item.ask.page);
    const bool done = tried(report_.troubles, known == nullptr ? "unknown side" : known->where,
                            "answer " + item.ask.field.field, [&] {
      if (known == nullptr) throw Failure("E-LEDGER-NOTFOUND", "the truth does not know the side");
      const auto view = pipeline::claim_item(office_, staff_.reviewer, item.id);
      const auto known_answer = answer_on(*known->truth, item.ask.field.field, item.ask.field.row);
      const auto answer = known_answer.value_or(answer_without_truth(*known->truth, view.value.info));
      pipeline::answer_item(office_, staff_.reviewer, item.id, view.item.version, answer);
      const auto document = office_.store.documents().get(item.ask.field.document).document;
      report_.questions.push_back(question_of(item, document.kind, view.value, answer));
    });
    if (!done) report_.given_up.insert(item.id.value);
    return done;
  }

  const pipeline::Office& office_;
  const Staff& staff_;
  const std::vector<KnownSide>& sides_;
  WorkReport& report_;
};

}  // namespace

void answer_questions(const pipeline::Office& office, const Staff& staff, const std::vector<KnownSide>& sides,
                      WorkReport& report) {
  Answering(office, staff, sides, report).run();
}

}  // namespace uketsuke::office_day
