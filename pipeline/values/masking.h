#pragma once

#include <string>
#include <string_view>

#include "core/form/kind_catalogue.h"
#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::pipeline {

/// A 個人番号 as it is shown to those who may not see it: one asterisk per character, nothing else.
std::string masked(std::string_view value);

/// Whether a field takes words, so that a 個人番号 in it stands where none belongs. Names, addresses and notes do;
/// identifiers of schools and insurers (which may have twelve digits) do not.
bool takes_words(const FieldInfo& field);

/// A field's value as everybody may see it: a 個人番号 masked, and one among words too.
std::string shown_to_all(const FieldInfo& field, std::string_view value);

/// The picture with a rectangle painted over in its pixels, so that nothing of what stood there can be recovered.
void paint_over(Image& picture, const Rect<CleanPx>& rect);

}  // namespace uketsuke::pipeline
