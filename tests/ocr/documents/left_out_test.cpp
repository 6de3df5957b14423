#include <iostream>
#include <string>

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "core/text/text.h"
#include "tests/left_out/left_out.h"
#include "tests/left_out/recogniser_cache.h"
#include "tests/ocr/documents/made_pages.h"

namespace uketsuke::ocr::test {
namespace {

void tell(const std::string& kind, int layout, const left_out::Reading& reading) {
  std::cout << kind << " layout " << layout << " is read wrongly without";
  for (const left_out::Spelling& spelling : reading.without)
    std::cout << " " << spelling.concept_id << "/" << to_utf8({spelling.words.begin(), spelling.words.end()});
  std::cout << std::endl;
}

/// A page of a kind and layout read without each of its labels, without each concept, and without several labels at once.
Tally without_labels(const std::string& kind, int layout) {
  const page_maker::MadePage made = made_page(kind, "clean", 611, layout);
  Page page;
  page.image = made.scan.image;
  page.dpi = made.scan.dpi;
  Tally out;
  left_out::begin_page();
  left_out::read_without_labels(capture::clean(page, {}, no_debug()), kinds(), engines(), {2, 6},
                                [&](const left_out::Reading& reading) {
                                  const int before = out.sure_wrong;
                                  ++out.pages;
                                  if (reading.page.recognised) compare(made, reading.page, out);
                                  if (out.sure_wrong > before) tell(kind, layout, reading);
                                });
  left_out::end_page();
  return out;
}

// A layout that nobody has seen prints labels that the book does not know. What is then accepted must be right
// (docs/accuracy.md has the same of layouts drawn by others, where one wrong in a thousand is the most that may be).
TEST(LeftOut, WithoutLabelsThatAPagePrintsNothingWrongIsSure) {
  Tally all;
  for (const std::string kind : {"juminhyo", "kazei_shomeisho", "zaigaku_shomeisho", "soshitsu_shomeisho"})
    for (const int layout : {-1, 0}) all.add(without_labels(kind, layout));
  std::cout << all.pages << " readings, sure " << all.sure << ", of them wrong " << all.sure_wrong << std::endl;
  EXPECT_GE(all.pages, 200);
  EXPECT_GE(all.sure, 2100);
  EXPECT_EQ(all.sure_wrong, 0);
}

}  // namespace
}  // namespace uketsuke::ocr::test
