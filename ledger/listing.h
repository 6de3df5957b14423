#pragma once

#include <string>
#include <vector>

namespace uketsuke::ledger {

/// Which part of a long list is wanted. An empty cursor is the beginning.
struct Window {
  std::string cursor;  ///< opaque, as given in Listed::next_cursor
  int limit = 50;      ///< 1..500
};

/// One part of a long list; an empty next_cursor is the end.
template <class T>
struct Listed {
  std::vector<T> items;
  std::string next_cursor;
};

}  // namespace uketsuke::ledger
