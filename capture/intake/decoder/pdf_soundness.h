#pragma once

// Poppler's own name of an open file; only *_poppler.cpp look inside.
class PDFDoc;

namespace uketsuke::capture::decoder {

/// For a page that shows nothing: throws Failure E-INTAKE-DAMAGED when its content is missing, E-INTAKE-BOMB
/// when it is far larger than nothing needs. A page without content is truly blank (白紙). What else can be
/// wrong, Poppler complains of (pdf_faults.h).
void require_truly_blank(PDFDoc& doc, int number);

/// For a page that Poppler itself draws, leaving out what it cannot decode: decodes every image on it and
/// throws Failure E-INTAKE-DAMAGED, -INCOMPLETE or -BOMB as for a page whose pixels are taken as they are.
void require_sound_images(PDFDoc& doc, int number);

}  // namespace uketsuke::capture::decoder
