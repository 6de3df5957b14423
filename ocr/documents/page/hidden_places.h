#pragma once

#include <span>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/model/hidden_place.h"
#include "core/model/reading.h"
#include "ocr/documents/labels/labels.h"

namespace uketsuke::ocr {

/// What stands on a page, is no field, and must not be seen:
/// * values of the labels 本籍, 筆頭者 and 住民票コード, and on a 住民票 any eleven digits;
/// * twelve digits that pass the check of a 個人番号 and stand where none belongs: in no field of the kind (the number of
///   a 運転免許証 is one) and behind no label of another number (整理番号, 発行番号);
/// * addresses and telephone numbers outside the fields (前住所, 電話番号, 備考, print with 都道府県 and 市区町村, 丁目 or
///   番地), which matter under 支援措置 only.
/// `labels` are those found on the page, `fields` what was read.
std::vector<HiddenPlace> hidden_places(const PageLayout& page, const KindInfo& kind, std::span<const Label> labels,
                                       const std::vector<FieldReading>& fields);

/// A rectangle without the others, as rectangles.
std::vector<Rect<CleanPx>> without(const Rect<CleanPx>& whole, const std::vector<Rect<CleanPx>>& others);

}  // namespace uketsuke::ocr
