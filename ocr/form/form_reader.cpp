#include "ocr/form/form_reader.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/crypto/hash.h"
#include "core/form/printed_marks.h"
#include "core/limits.h"
#include "ocr/calibration/choice_value.h"
#include "ocr/calibration/comb_value.h"
#include "ocr/calibration/kana_value.h"
#include "ocr/form/coloured_ink.h"
#include "ocr/form/comb_fields.h"
#include "ocr/form/field_work.h"
#include "ocr/form/frame_removal.h"
#include "ocr/form/marks.h"
#include "ocr/form/other_marks.h"
#include "ocr/form/over_edge.h"
#include "ocr/form/page_doubts.h"
#include "ocr/form/printed_places.h"
#include "ocr/form/seal_field.h"
#include "ocr/form/text_fields.h"
#include "ocr/form/weigh_fields.h"

namespace uketsuke::ocr {
namespace {

/// The readers of marks and seals, as readings state them: raised whenever they decide otherwise.
constexpr const char* kMarksVersion = "marks-v8";

/// All digit cells of the page in one go of the net.
void judge_cells(std::vector<Work>& page, const CellReader& reader) {
  std::vector<const CombPictures*> combs;
  std::vector<Work*> of;
  for (Work& work : page) {
    if (work.field->type == FieldType::Kana) continue;
    combs.push_back(&work.comb);
    of.push_back(&work);
  }
  auto verdicts = cell_verdicts(combs, reader);
  for (std::size_t i = 0; i < of.size(); ++i) of[i]->verdicts = std::move(verdicts[i]);
}

/// Fields that are filled from the left and may want room; a 個人番号 has as many signs as cells.
bool has_right_end(const FieldTemplate& field) {
  return field.type == FieldType::Text || field.type == FieldType::Kana ||
         (field.type == FieldType::Digits && field.align == Alignment::Left);
}

/// Puts the lines of all fields into the queue.
void start_field(Work& work, const FormTemplate& form, LineQueue& queue) {
  const FieldTemplate& field = *work.field;
  if (has_right_end(field)) work.edge = look_over_edge(work.cut, form, field);
  if (field.type == FieldType::Digits || field.type == FieldType::CalendarDate)
    work.digits = start_digits(work.comb, work.verdicts, queue);
  if (field.type == FieldType::Kana) work.kana = start_kana(work.comb, queue);
  if (field.type != FieldType::Text) return;
  ImageView picture = work.cut.part(field.rect.grown(-kTextInsetMm));
  if (work.edge.reach > field.rect.right())
    picture = work.overrun = text_with_overrun(work.cut, form, field, work.edge.reach);
  work.text = start_text(picture, work.cut.px_per_mm, work.cut.paper, field.charset, field.lines, queue);
}

/// Doubtful kana cells alone, and numbers in texts digit by digit.
void look_closer(std::vector<Work>& page, const Engines& engines, LineQueue& queue) {
  std::vector<FreeNumber*> numbers;
  for (Work& work : page) {
    if (work.field->type == FieldType::Kana) look_again(work.kana, work.comb, queue);
    if (work.field->type != FieldType::Text) continue;
    const auto here = find_numbers(work.text, queue);
    numbers.insert(numbers.end(), here.begin(), here.end());
  }
  start_numbers(numbers, engines.cells(), queue);
  queue.run(engines.lines());
}

/// What is believed of all cells of the page's digit combs; their mean doubt.
double finish_combs(std::vector<Work>& page, const LineQueue& queue, const DigitHead& head) {
  std::vector<std::vector<CellBelief>*> combs;
  for (Work& work : page) {
    if (work.field->type != FieldType::Digits) continue;
    work.beliefs = finish_digits(std::move(work.digits), work.verdicts, queue, head);
    combs.push_back(&work.beliefs);
  }
  return weigh_page(combs);
}

OptionBelief ring_belief(const std::string& value, const MarkReport& ring) {
  return {value, ring.p, ring.faint, ring.strength};
}

/// How dark the palest mark is, 0..1; 1 where there is none.
double palest(std::span<const MarkReport> marks) {
  double out = 1;
  for (const MarkReport& mark : marks)
    if (mark.p > 0.5) out = std::min(out, mark.depth / 255);
  return out;
}

/// The printed eras as options, and those that were ringed as a choice's value.
struct EraChoice {
  std::vector<ChoiceOption> options;
  std::string value;

  EraChoice(const FieldTemplate& field, std::span<const OptionBelief> beliefs) {
    for (std::size_t i = 0; i < field.eras.size(); ++i) {
      const EraOption& era = field.eras[i];
      options.push_back({era.value, printed_marks::printed_era(era), era.rect, MarkStyle::Circle});
      if (beliefs[i].marked > 0.5) value += (value.empty() ? "" : ",") + era.value;
    }
  }
};

FieldValue read_date(Work& work, const FormTemplate& form, const DayRanges& plausible, const LineQueue& queue,
                     const DigitHead& head) {
  DateInk ink;
  if (const auto range = plausible.find(work.field->concept_id); range != plausible.end())
    ink.plausible = range->second;
  bool other_marks = false;
  if (work.field->eras.empty()) {
    ink.eras = {{work.field->era_fixed, 1.0}};
  } else {
    CircleFinder circles(work.cut, form);
    std::vector<OptionBelief> options;
    std::vector<MarkReport> marks;
    for (const EraOption& era : work.field->eras) {
      marks.push_back(circles.find(era.rect));
      options.push_back(ring_belief(era.value, marks.back()));
    }
    ink = era_belief(options);
    work.mark = palest(marks);
    const EraChoice eras(*work.field, options);
    other_marks = has_other_marks(work.cut, circles.ink(), form, eras.options, marks, eras.value);
  }
  const auto beliefs = finish_digits(std::move(work.digits), work.verdicts, queue, head);
  auto at = beliefs.begin();
  for (auto [cells, out] :
       {std::pair{&work.field->year_cells, &ink.year}, std::pair{&work.field->month_cells, &ink.month},
        std::pair{&work.field->day_cells, &ink.day}}) {
    out->assign(at, at + static_cast<std::ptrdiff_t>(cells->size()));
    at += static_cast<std::ptrdiff_t>(cells->size());
  }
  FieldValue out = date_value(ink);
  if (other_marks) out.doubt("other_marks");
  return out;
}

FieldValue read_choice(Work& work, const FormTemplate& form) {
  CircleFinder circles(work.cut, form);
  const std::vector<Rect<FormMm>> printed = printed_places(form, work.cut.area);
  std::vector<OptionBelief> options;
  std::vector<MarkReport> marks;
  for (const ChoiceOption& option : work.field->options) {
    const bool ring = option.mark == MarkStyle::Circle;
    const MarkReport mark = ring ? circles.find(option.rect) : find_check(work.cut, option.rect, printed);
    options.push_back({option.value, mark.p, mark.faint, ring ? mark.strength : 0});
    marks.push_back(mark);
  }
  work.mark = palest(marks);
  FieldValue out = choice_value(options, work.field->multiple);
  const auto remnant = [](const MarkReport& mark) { return mark.remnant; };
  if (out.state == ReadState::Blank && std::any_of(marks.begin(), marks.end(), remnant)) out.doubt("faint");
  if (has_other_marks(work.cut, circles.ink(), form, work.field->options, marks, out.value)) out.doubt("other_marks");
  return out;
}

/// An address (address.kana) has a gap for each of its parts, the name of a person (person.name_kana) one.
FieldValue read_kana_comb(Work& work, const LineQueue& queue) {
  FieldValue out = finish_kana(std::move(work.kana), queue);
  if (work.field->concept_id.ends_with("_kana")) doubt_second_gap(out);
  return out;
}

FieldValue finish_field(Work& work, const FormTemplate& form, const DayRanges& plausible, const LineQueue& queue,
                        const DigitHead& head) {
  const FieldTemplate& field = *work.field;
  switch (field.type) {
    case FieldType::Digits: return comb_value(work.beliefs, field.align, field.check);
    case FieldType::CalendarDate: return read_date(work, form, plausible, queue, head);
    case FieldType::Kana: return read_kana_comb(work, queue);
    case FieldType::Choice: return read_choice(work, form);
    case FieldType::Seal: return read_seal(work.cut, field.rect, {form.boxes, printed_places(form, field.rect)});
    case FieldType::Text: break;
  }
  return finish_text(std::move(work.text), queue, head);
}

std::string engine_of(FieldType type, const Engines& engines) {
  switch (type) {
    case FieldType::Digits:
    case FieldType::CalendarDate: return engines.digits_version();
    case FieldType::Choice:
    case FieldType::Seal: return kMarksVersion;
    case FieldType::Kana:
    case FieldType::Text: break;
  }
  return engines.writing_version();
}

FieldReading reading_of(const Work& work, FieldValue value, const Engines& engines) {
  FieldReading out;
  out.field = work.field->id;
  out.row = work.field->row;
  out.state = value.state;
  out.value = std::move(value.value);
  out.raw = std::move(value.raw);
  out.confidence = std::clamp(value.confidence, 0.0, 1.0);
  out.candidates = std::move(value.candidates);
  if (out.candidates.size() > limits::kMaxCandidates) out.candidates.resize(limits::kMaxCandidates);
  out.doubts = std::move(value.doubts);
  out.rect = work.cut.on_page;
  out.crop = work.cut.grey;
  out.engine = engine_of(work.field->type, engines);
  return out;
}

std::string key_of(const CleanPage& page, const IdentifiedPage& identified, const Engines& engines) {
  const std::string parts = page.id.file.value + "|" + std::to_string(page.id.number) + "|" + identified.form.id + "|" +
                            identified.form.version + "|" + identified.form.hash + "|" + engines.digits_version() +
                            "|" + engines.writing_version() + "|" + kMarksVersion;
  return sha256_hex(parts);
}

}  // namespace

PageReading read_form(const CleanPage& page, const IdentifiedPage& identified, const FormTemplate& form,
                      const Engines& engines, const Expected& expected, DebugSink& debug) {
  std::vector<Work> works;
  ColouredInk ink(page, identified.registration);
  for (const FieldTemplate& field : form.fields) {
    if (field.office_use) continue;
    Work work;
    work.field = &field;
    work.coloured = ink.in(form, field);
    Rect<FormMm> area = field.rect;
    for (const EraOption& era : field.eras) area = unite(area, era.rect);
    const CleanPage& source = work.coloured == Coloured::Written ? ink.with_all_ink() : page;
    work.cut = cut_field(source, identified.registration, area.grown(kContextMm), field.type == FieldType::Seal);
    work.cells = cells_of(field);
    if (!work.cells.empty()) work.bare = without_frames(work.cut, work.cells);
    works.push_back(std::move(work));
  }
  for (Work& work : works)  // only now: the views point into cuts that no longer move
    if (!work.cells.empty()) work.comb = comb_pictures(work.cut, work.bare, work.cells);
  judge_cells(works, engines.cells());
  LineQueue queue;
  for (Work& work : works) start_field(work, form, queue);
  queue.run(engines.lines());
  look_closer(works, engines, queue);
  PageReading out;
  out.page = page.id;
  out.document_kind = form.ref.id;
  out.recompute_key = key_of(page, identified, engines);
  const double page_doubt = finish_combs(works, queue, engines.digits());
  std::vector<FieldValue> values;
  for (Work& work : works) values.push_back(finish_field(work, form, expected.days, queue, engines.digits()));
  std::vector<ReadField> read;
  for (std::size_t i = 0; i < works.size(); ++i) read.push_back({works[i].field, &values[i]});
  weigh_together(read, expected.words, engines);
  doubt_fields({page, identified, form, works, page_doubt, ink}, values);
  for (std::size_t i = 0; i < works.size(); ++i) {
    const Work& work = works[i];
    out.fields.push_back(reading_of(work, std::move(values[i]), engines));
    if (debug.wanted() && !work.field->my_number) debug.picture(50, work.field->id, work.cut.grey);
  }
  doubt_empty_page(out);
  return out;
}

}  // namespace uketsuke::ocr
