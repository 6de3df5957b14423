#include "validate/compare/comparison.h"

#include "core/errors/require.h"

namespace uketsuke::validate {

std::string_view to_string(Comparison comparison) {
  switch (comparison) {
    case Comparison::Exact: return "exact";
    case Comparison::KeyEqual: return "key_equal";
    case Comparison::Variant: return "variant";
    case Comparison::Partial: return "partial";
    case Comparison::Different: return "different";
  }
  bug("comparison", __FILE__, __LINE__);
}

}  // namespace uketsuke::validate
