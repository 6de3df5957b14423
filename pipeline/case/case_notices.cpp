#include "pipeline/case/case_notices.h"

#include <iterator>

namespace uketsuke::pipeline {

std::vector<ledger::StoredNotice> notices_of_case(ledger::Store& store, const CaseId& id) {
  ledger::NoticeFilter filter;
  filter.by_case = id;
  ledger::Window window;
  window.limit = 500;
  std::vector<ledger::StoredNotice> out;
  do {
    auto part = store.notices().list(filter, window);
    std::move(part.items.begin(), part.items.end(), std::back_inserter(out));
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  return out;
}

}  // namespace uketsuke::pipeline
