#pragma once

#include "validate/case_view.h"

namespace uketsuke::validate {

/// Id and kind of the document that stands for the register: a place like a paper's, but no paper.
inline constexpr const char* kRegister = "register";

/// The household as a document, so that the rules compare it as they compare papers: persons in rows from 1 in the
/// order of `persons`, address and telephone in row 0. Everything in it counts as decided.
DocumentFacts register_document(const RegisterHousehold& household);

/// True for a field of that document.
inline bool in_register(const FieldFacts& field) { return field.ref.document.value == kRegister; }

}  // namespace uketsuke::validate
