#include "ocr/form/form_reader.h"

#include <algorithm>
#include <map>
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
#include "ocr/form/covered.h"
#include "ocr/form/frame_loss.h"
#include "ocr/form/frame_removal.h"
#include "ocr/form/lost_signs.h"
#include "ocr/form/marks.h"
#include "ocr/form/other_marks.h"
#include "ocr/form/over_edge.h"
#include "ocr/form/printed_places.h"
#include "ocr/form/seal_field.h"
#include "ocr/form/stamps.h"
#include "ocr/form/text_fields.h"
#include "ocr/form/unlike_ink.h"
#include "ocr/form/weigh_fields.h"

namespace uketsuke::ocr {
namespace {

/// The readers of marks and seals, as readings state them: raised whenever they decide otherwise.
constexpr const char* kMarksVersion = "marks-v8";

/// One field on its way through the page: its picture, its cells, what the cell net said.
struct Work {
  const FieldTemplate* field = nullptr;
  Coloured coloured = Coloured::None;  ///< written in ink that drops out: cut from the page with all its ink
  FieldCut cut;
  FieldCut bare;  ///< without the printed frames of its cells
  std::vector<Rect<FormMm>> cells;
  CombPictures comb;
  std::vector<CellVerdict> verdicts;
  DigitJob digits;
  std::vector<CellBelief> beliefs;  ///< of a digit comb
  KanaJob kana;
  TextJob text;
  double mark = 1;  ///< how dark the palest of its marks is, 0..1
  EdgeReport edge;  ///< of fields that are filled from the left
  Image overrun;    ///< of a text that goes on beyond its border; the queue has views into it
};
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
  return finish_text(std::move(work.text), queue);
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

/// A form that somebody sent in and that holds next to no writing was more likely scanned too pale than left empty.
/// Two fields: dirt may look like one.
void doubt_empty_page(PageReading& page) {
  constexpr int kNextToNone = 2;
  const auto written = std::count_if(page.fields.begin(), page.fields.end(),
                                     [](const FieldReading& field) { return field.state != ReadState::Blank; });
  if (written > kNextToNone) return;
  for (FieldReading& field : page.fields) field.doubts.emplace_back("nothing_written");
}

/// Fields that look empty on a scan that has lost the frames of their cells: pale writing is lost with them.
void doubt_lost_ink(const std::vector<Work>& works, std::vector<FieldValue>& values) {
  const auto framed = [](const Work& work) { return FramedComb{&work.cut, work.cells, work.comb.ink}; };
  std::vector<FramedComb> combs;
  for (const Work& work : works)
    if (!work.cells.empty()) combs.push_back(framed(work));
  const FrameLoss loss(combs);
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (values[i].state != ReadState::Blank) continue;
    // A text or a mark has no frame of its own that could tell: for it speaks the page.
    const FieldType type = works[i].field->type;
    const bool frameless = type == FieldType::Text || type == FieldType::Choice;
    if (frameless ? loss.may_hide() : !works[i].cells.empty() && loss.may_hide(framed(works[i])))
      values[i].doubt("ink_lost");
  }
}

/// Digit combs that look empty on a page whose digits are hardly to be read: whole faint numbers were lost on such copies.
void doubt_empty_combs(const std::vector<Work>& works, std::vector<FieldValue>& values) {
  for (std::size_t i = 0; i < works.size(); ++i)
    if (works[i].field->type == FieldType::Digits && values[i].state == ReadState::Blank) values[i].doubt("ink_lost");
}

/// What stands beyond a field, lies over it or has dropped out of it.
void doubt_unseen(const CleanPage& page, const Registration& registration, const FormTemplate& form,
                  const std::vector<Work>& works, std::vector<FieldValue>& values) {
  std::vector<LookedAt> looked_at;
  for (std::size_t i = 0; i < works.size(); ++i)
    looked_at.push_back({works[i].field, values[i].state == ReadState::Blank});
  const Stamps stamps(page, registration, form);
  const std::vector<bool> hidden = hidden_fields(CoveredPlaces(page, registration, form), looked_at);
  for (std::size_t i = 0; i < works.size(); ++i) {
    const Work& work = works[i];
    const bool empty = looked_at[i].empty;
    if (work.edge.crossed && !empty) values[i].doubt("over_edge");
    if (hidden[i]) values[i].doubt("covered");
    if (!empty && stamps.over(*work.field)) values[i].doubt("stamped_over");
    // What is marked and looks empty may have been written in the same colour.
    if (work.coloured == Coloured::Written || (work.coloured == Coloured::Marked && empty)) values[i].doubt("coloured_ink");
  }
}

/// How dark signs in cells are on this page, 0..1; 0 where nothing is written.
double writing_darkness(const std::vector<Work>& works) {
  std::vector<InkReport> cells;
  for (const Work& work : works) cells.insert(cells.end(), work.comb.ink.begin(), work.comb.ink.end());
  return written_darkness(cells).value_or(0);
}

/// A comb alone, with kBesideMm of paper round it, without its frames.
FieldCut comb_cut(const CleanPage& page, const Registration& registration, std::span<const Rect<FormMm>> cells) {
  Rect<FormMm> comb;
  for (const Rect<FormMm>& cell : cells) comb = unite(comb, cell);
  return without_frames(cut_field(page, registration, comb.grown(kBesideMm)), cells);
}

/// Signs of combs that nobody read: they stand beside the cells, or are so pale that their cells look empty.
void doubt_lost_signs(const IdentifiedPage& identified, const FormTemplate& form, const CleanPage& page, ColouredInk& coloured,
                      const std::vector<Work>& works, std::vector<FieldValue>& values) {
  const double writing = writing_darkness(works);
  for (std::size_t i = 0; i < works.size(); ++i) {
    const Work& work = works[i];
    if (work.cells.empty()) continue;
    const auto& ink = work.comb.ink;
    const bool by_colour = work.coloured == Coloured::Written;
    const FieldCut bare = comb_cut(by_colour ? coloured.with_all_ink() : page, identified.registration, work.cells);
    if (writing_beside_cells(bare, form, *work.field, work.cells, ink, writing)) values[i].doubt("beside_cells");
    const bool full = std::all_of(ink.begin(), ink.end(), [](const InkReport& cell) { return cell.pieces > 0; });
    if (full || values[i].state != ReadState::Read || work.coloured == Coloured::Marked) continue;
    if (pale_sign_in_empty_cell(bare, work.cells, ink) ||
        (!page.colour.empty() && !by_colour &&
         pale_sign_in_empty_cell(comb_cut(coloured.with_all_ink(), identified.registration, work.cells), work.cells, ink)))
      values[i].doubt("faint");
  }
}

/// What is much paler than the rest of its number or of the page.
void doubt_unlike_ink(const std::vector<Work>& works, std::vector<FieldValue>& values) {
  std::vector<std::vector<double>> combs(works.size());
  for (std::size_t i = 0; i < works.size(); ++i)
    for (std::size_t k = 0; k < works[i].cells.size(); ++k)
      if (const InkReport& ink = works[i].comb.ink[k]; ink.p_blank() < 0.5)
        combs[i].push_back(stroke_darkness(works[i].comb.interiors[k], ink));
  const InkOfPage page(std::move(combs));
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (values[i].state == ReadState::Read && (page.unlike_in(i) || page.unlike(works[i].mark))) values[i].doubt("unlike_ink");
  }
}

/// Who strikes a person out draws lines through the whole row, between and through its fields: where two of them are
/// crossed, what else stands in the row may be meant as well (行の抹消).
void doubt_struck_rows(const std::vector<Work>& works, std::vector<FieldValue>& values) {
  constexpr int kFewest = 2;
  std::map<int, int> crossed;
  for (std::size_t i = 0; i < works.size(); ++i)
    if (values[i].state == ReadState::StruckOut || values[i].has_doubt("line_through") || values[i].has_doubt("overwritten"))
      ++crossed[works[i].field->row];
  for (std::size_t i = 0; i < works.size(); ++i)
    if (const int row = works[i].field->row; row > 0 && crossed[row] >= kFewest && values[i].state == ReadState::Read)
      values[i].doubt("struck_row");
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
  for (Work& work : works)
    if (work.field->type == FieldType::Kana) look_again(work.kana, work.comb, queue);
  queue.run(engines.lines());
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
  if (page.colour.empty()) doubt_lost_ink(works, values);
  if (page_doubt > kLosingPage) doubt_empty_combs(works, values);
  doubt_unseen(page, identified.registration, form, works, values);
  doubt_lost_signs(identified, form, page, ink, works, values);
  doubt_unlike_ink(works, values);
  doubt_struck_rows(works, values);
  for (std::size_t i = 0; i < works.size(); ++i) {
    const Work& work = works[i];
    out.fields.push_back(reading_of(work, std::move(values[i]), engines));
    if (debug.wanted() && !work.field->my_number) debug.picture(50, work.field->id, work.cut.grey);
  }
  doubt_empty_page(out);
  return out;
}

}  // namespace uketsuke::ocr
