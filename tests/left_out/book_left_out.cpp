#include "tests/left_out/book_left_out.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string_view>

#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/labels/phrase.h"

namespace uketsuke::left_out {
namespace {

using Book = std::vector<ocr::LabelSpec>;

struct State {
  std::vector<Spelling> without;
  std::map<std::string, Book, std::less<>> books;
  std::set<Spelling> found;
};

State& state() {
  static State all;
  return all;
}

bool is_left_out(std::string_view concept_id, std::u32string_view words) {
  return std::any_of(state().without.begin(), state().without.end(), [&](const Spelling& out) {
    return out.concept_id == concept_id && (out.words.empty() || out.words == words);
  });
}

/// The wording of a label that its signs on the page are nearest to, the longest of equals.
std::u32string_view wording(const ocr::PageLayout& page, const ocr::Label& label) {
  const std::u32string signs = page.rows[label.row].signs().substr(label.from, label.to - label.from);
  std::u32string_view best;
  double least = 99;
  for (const auto phrase : label.spec->phrases) {
    ocr::PhraseMatch match;
    if (!ocr::best_substring(signs, phrase, static_cast<double>(phrase.size()), match)) continue;
    const double edits = match.edits;
    if (edits > least || (edits == least && phrase.size() < best.size())) continue;
    least = edits;
    best = phrase;
  }
  return best;
}

}  // namespace

void leave_out(const std::vector<Spelling>& spellings) {
  state().without = spellings;
  state().books.clear();
}

std::vector<Spelling> found_spellings() {
  std::vector<Spelling> out(state().found.begin(), state().found.end());
  state().found.clear();
  return out;
}

// The linker's names (--wrap) of what is asked and of what answers.
const Book& real_book(std::string_view kind)
    __asm__("__real__ZN8uketsuke3ocr10label_bookESt17basic_string_viewIcSt11char_traitsIcEE");
const Book& wrapped_book(std::string_view kind)
    __asm__("__wrap__ZN8uketsuke3ocr10label_bookESt17basic_string_viewIcSt11char_traitsIcEE");
const ocr::LabelSpec* wrapped_labels_of(std::string_view kind, std::string_view field)
    __asm__("__wrap__ZN8uketsuke3ocr9labels_ofESt17basic_string_viewIcSt11char_traitsIcEES4_");
bool wrapped_is_label(std::u32string_view words)
    __asm__("__wrap__ZN8uketsuke3ocr8is_labelESt17basic_string_viewIDiSt11char_traitsIDiEE");
std::vector<ocr::Label> real_find(const ocr::PageLayout& page, std::span<const ocr::LabelSpec> book) __asm__(
    "__real__ZN8uketsuke3ocr11find_labelsERKNS0_10PageLayoutESt4spanIKNS0_9LabelSpecELm18446744073709551615EE");
std::vector<ocr::Label> wrapped_find(const ocr::PageLayout& page, std::span<const ocr::LabelSpec> book) __asm__(
    "__wrap__ZN8uketsuke3ocr11find_labelsERKNS0_10PageLayoutESt4spanIKNS0_9LabelSpecELm18446744073709551615EE");

const Book& wrapped_book(std::string_view kind) {
  if (state().without.empty()) return real_book(kind);
  const auto known = state().books.find(kind);
  if (known != state().books.end()) return known->second;
  Book book = real_book(kind);
  for (ocr::LabelSpec& spec : book)
    std::erase_if(spec.phrases, [&](std::u32string_view words) { return is_left_out(spec.field, words); });
  return state().books.emplace(std::string(kind), std::move(book)).first->second;
}

const ocr::LabelSpec* wrapped_labels_of(std::string_view kind, std::string_view field) {
  const Book& book = wrapped_book(kind);
  const auto spec = std::find_if(book.begin(), book.end(), [&](const auto& one) { return one.field == field; });
  return spec == book.end() ? nullptr : &*spec;
}

bool wrapped_is_label(std::u32string_view words) {
  for (const char* kind : {"juminhyo", "kazei_shomeisho", "zaigaku_shomeisho", "soshitsu_shomeisho"})
    for (const ocr::LabelSpec& spec : wrapped_book(kind))
      if (std::find(spec.phrases.begin(), spec.phrases.end(), words) != spec.phrases.end()) return true;
  return false;
}

std::vector<ocr::Label> wrapped_find(const ocr::PageLayout& page, std::span<const ocr::LabelSpec> book) {
  std::vector<ocr::Label> out = real_find(page, book);
  for (const ocr::Label& label : out)
    state().found.insert({std::string(label.spec->field), std::u32string(wording(page, label))});
  return out;
}

}  // namespace uketsuke::left_out
