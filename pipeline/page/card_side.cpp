#include "pipeline/page/card_side.h"

#include <algorithm>
#include <optional>

#include "capture/cards/number_codes.h"
#include "capture/cleanup/cleanup.h"
#include "ocr/cards/read_card.h"

namespace uketsuke::pipeline {
namespace {

/// Share of a picture inside a card already told: it is a part of that card.
constexpr double kInside = 0.5;
/// An outline this large beside the largest card told is a card of which only the kind is not known (of its area).
constexpr double kCardLike = 0.6;
/// Print that stands alone is about as high as wide where a card shows little: then it may lie on its side.
constexpr double kSquare = 1.3;

struct Told {
  ocr::CardReading reading;
  CleanPage upright;
};

std::optional<Told> tell(const CleanPage& card, const KindCatalogue& kinds, const ocr::Engines& engines) {
  const std::vector<NumberCode> codes = capture::find_number_codes(card);
  const bool square = card.grey.width() < kSquare * card.grey.height();
  for (const int turn : {0, 180, 90, 270}) {
    if (turn % 180 != 0 && !square) continue;
    CleanPage upright = capture::turned(card, turn);
    const auto from_scan = upright.to_scan.inverse();
    std::vector<NumberCode> lying = codes;
    for (NumberCode& code : lying) code.place = from_scan(card.to_scan(code.place));
    if (auto reading = ocr::read_card(upright, lying, kinds, engines))
      return Told{std::move(*reading), std::move(upright)};
  }
  return std::nullopt;
}

double share_inside(const Rect<CleanPx>& inner, const Rect<CleanPx>& outer) {
  return inner.empty() ? 0 : intersect(inner, outer).area() / inner.area();
}

class SideOfCards {
 public:
  explicit SideOfCards(const CleanPage& page) : to_page_(page.to_scan.inverse()) {}

  bool holds(const Rect<CleanPx>& place) const {
    return std::any_of(out_.cards.begin(), out_.cards.end(), [&](const CardOnSide& card) {
      return share_inside(place, card.place) > kInside || share_inside(card.place, place) > kInside;
    });
  }

  void add(const Rect<CleanPx>& place, Told told) {
    const ocr::CardFace& face = told.reading.face;
    const int row = next_row();
    out_.cards.push_back({face.kind, face.back, row, place});
    out_.probability = row == 1 ? face.probability : std::min(out_.probability, face.probability);
    out_.evidence.insert(out_.evidence.end(), face.evidence.begin(), face.evidence.end());
    for (FieldReading& field : told.reading.fields) {
      field.row = row;
      field.rect = to_page_(told.upright.to_scan(field.rect));
      out_.fields.push_back(std::move(field));
    }
    for (const HiddenPlace& one : told.reading.hidden)
      out_.hidden.push_back({one.what, to_page_(told.upright.to_scan(one.place))});
  }

  void add_unidentified(const Rect<CleanPx>& place) {
    const int row = next_row();
    out_.cards.push_back({"unidentified", false, row, place});
    FieldReading hidden;
    hidden.field = "my_number";
    hidden.row = row;
    hidden.rect = place;
    hidden.doubts = {"not_understood"};
    out_.fields.push_back(std::move(hidden));
  }

  double largest() const {
    double area = 0;
    for (const CardOnSide& card : out_.cards) area = std::max(area, card.place.area());
    return area;
  }

  CardSide take() { return std::move(out_); }

 private:
  int next_row() const { return static_cast<int>(out_.cards.size()) + 1; }

  Transform<ScanPx, CleanPx> to_page_;
  CardSide out_;
};

}  // namespace

CardSide read_card_side(const Page& scan, const CleanPage& clean, std::span<const capture::CardPlace> places,
                        const KindCatalogue& kinds, const ocr::Engines& engines, DebugSink& debug) {
  SideOfCards side(clean);
  std::vector<Rect<CleanPx>> unknown;
  int cut = 0;
  for (const capture::CardPlace& found : places) {
    if (side.holds(found.place)) continue;
    const CleanPage card = capture::cut_card(scan, found);
    if (debug.wanted()) debug.picture(55, "card_" + std::to_string(++cut), card.grey);
    if (auto told = tell(card, kinds, engines))
      side.add(found.place, std::move(*told));
    else if (found.outlined)
      unknown.push_back(found.place);
  }
  const double least = kCardLike * side.largest();
  for (const Rect<CleanPx>& place : unknown)
    if (least > 0 && place.area() > least && !side.holds(place)) side.add_unidentified(place);
  return side.take();
}

}  // namespace uketsuke::pipeline
